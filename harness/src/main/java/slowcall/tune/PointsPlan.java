package slowcall.tune;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.plan.Connections;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.plan.RequestShape;
import slowcall.plan.Target;

/** Makes a plan of points: its text, which a folder keeps and a trial's JVM reads, is one that could have been written by hand. */
final class PointsPlan {
    private final Question question;

    PointsPlan(Question question) {
        this.question = question;
    }

    /** One cell for each point, in their order. */
    Plan plan(List<Point> points, int blocks, long seed) {
        return ofCells(points.stream().map(this::cell).toList(), blocks, seed);
    }

    /** A first look at the target, and nothing else. */
    Plan look() {
        return ofCells(List.of(lookCell()), 1, question.effort().seed());
    }

    /**
     * Whoever runs this plan measures all points anew.
     *
     * @param looked whether a first look is one of them
     */
    Plan whole(List<Point> points, boolean looked) {
        Stream<String> look = looked ? Stream.of(lookCell()) : Stream.empty();
        List<String> cells =
                Stream.concat(look, points.stream().map(this::cell)).toList();
        return ofCells(cells, 1, question.effort().seed());
    }

    private Plan ofCells(List<String> cells, int blocks, long seed) {
        try {
            return PlanFile.parse(
                    "tune", text(cells, blocks, seed), question.delay().recordings());
        } catch (PlanException e) {
            throw e.withoutPosition();
        }
    }

    private String text(List<String> cells, int blocks, long seed) {
        Question.Effort effort = question.effort();
        return """
                // Made by slowcall tune.
                {
                  "name": "tune",
                  "seed": %d,
                  "blocks": %d,
                  "defaults": {%s"delay": %s, "warmup": "%dms", "measure": "%dms", "timeout": "%dms"},
                  "cells": [
                %s
                  ],
                }
                """.formatted(
                        seed,
                        blocks,
                        question.target().map(PointsPlan::target).orElse(""),
                        question.delay().json(),
                        effort.warmup().toMillis(),
                        effort.measure().toMillis(),
                        effort.timeout().toMillis(),
                        String.join("\n", cells));
    }

    /** An address has no character that JSON minds. */
    private static String target(Target target) {
        return "\"target\": \"" + target + "\", ";
    }

    private String lookCell() {
        Duration look = question.effort().look();
        return String.format(
                Locale.ROOT,
                "    {\"strategy\": {\"name\": \"sync\", \"settings\": {\"callers\": %d}}, \"arrivals\": {\"constant\": %s},"
                        + " \"delay\": %s, \"warmup\": \"%dms\", \"measure\": \"%dms\"},",
                FirstLook.CALLERS,
                Objective.Parts.number(Math.min(FirstLook.MOST_RPS, question.rate())),
                Delay.UNKNOWN.json(),
                look.dividedBy(2).toMillis(),
                look.toMillis());
    }

    private String cell(Point point) {
        String kind = question.isPoisson() ? "poisson" : "constant";
        return String.format(
                Locale.ROOT,
                "    {\"strategy\": {\"name\": \"%s\", \"settings\": {%s}}, \"arrivals\": {\"%s\": %s}%s},",
                point.arm().strategy(),
                settings(point),
                kind,
                Objective.Parts.number(point.rate()),
                question.target().isPresent() ? "" : ", \"connections\": " + connections(point));
    }

    private static String settings(Point point) {
        Arm arm = point.arm();
        String given =
                arm.settings().entrySet().stream().map(PointsPlan::setting).collect(Collectors.joining(", "));
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
