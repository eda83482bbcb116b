package slowcall.tune;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import slowcall.plan.Connections;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.RequestShape;

/** Makes a plan of points: its text, which a folder keeps and a trial's JVM reads, is one that could have been written by hand. */
final class PlanText {
    private final Question question;

    PlanText(Question question) {
        this.question = question;
    }

    /** One cell for each point, in their order. */
    Plan plan(List<Point> points, int blocks, long seed) {
        return PlanFile.parse(
                "tune", text(points, blocks, seed), question.delay().recordings());
    }

    String text(List<Point> points, int blocks, long seed) {
        Question.Effort effort = question.effort();
        return """
                // Made by slowcall tune.
                {
                  "name": "tune",
                  "seed": %d,
                  "blocks": %d,
                  "defaults": {"delay": %s, "warmup": "%dms", "measure": "%dms", "timeout": "%dms"},
                  "cells": [
                %s
                  ],
                }
                """.formatted(
                        seed,
                        blocks,
                        question.delay().json(),
                        effort.warmup().toMillis(),
                        effort.measure().toMillis(),
                        effort.timeout().toMillis(),
                        points.stream().map(this::cell).collect(Collectors.joining("\n")));
    }

    private String cell(Point point) {
        String kind = question.isPoisson() ? "poisson" : "constant";
        return String.format(
                Locale.ROOT,
                "    {\"strategy\": {\"name\": \"%s\", \"settings\": {%s}}, \"arrivals\": {\"%s\": %s}, \"connections\": %d},",
                point.arm().strategy(),
                settings(point),
                kind,
                Objective.Parts.number(point.rate()),
                connections(point));
    }

    private static String settings(Point point) {
        Arm arm = point.arm();
        String given = arm.settings().entrySet().stream().map(PlanText::setting).collect(Collectors.joining(", "));
        String size = arm.sizeSetting()
                .map(name -> "\"" + name + "\": " + point.size())
                .orElse("");
        return given + (given.isEmpty() || size.isEmpty() ? "" : ", ") + size;
    }

    private static String setting(Map.Entry<String, String> setting) {
        boolean isNumber = setting.getValue().matches("-?\\d+");
        return "\"" + setting.getKey() + "\": " + (isNumber ? setting.getValue() : "\"" + setting.getValue() + "\"");
    }

    /** Enough for all that the size lets through: no measured request pays for a connect. */
    private int connections(Point point) {
        int expected = Connections.enough(
                question.arrivals(point.rate()),
                new RequestShape.Single(),
                question.delay().profile());
        return Math.min(20_000, Math.max(expected, point.size()));
    }
}
