package slowcall.integrations.chapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slowcall.Resumption;
import slowcall.result.OneLine;
import slowcall.result.ResultsException;

/**
 * What of the chapter is examined.
 *
 * @param claims by number
 * @param size how thoroughly
 */
public record Scope(List<Claim> claims, Size size) {
    private static final String CLAIMS = "claims";
    private static final String SIZE = "size";

    public Scope {
        claims = List.copyOf(claims);
    }

    /**
     * What an examination was begun with, as its manifest says.
     *
     * @param all claims that there are
     * @throws ResultsException if there is none of that number, or no such size
     */
    public static Scope of(Resumption interrupted, List<Claim> all) {
        Map<String, Claim> known = new LinkedHashMap<>();
        all.forEach(claim -> known.put(String.valueOf(claim.number()), claim));
        JsonNode numbers = interrupted.about(CLAIMS);
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw broken(interrupted, "that does not say which claims it examines");
        }
        List<Claim> claims = new ArrayList<>();
        for (JsonNode number : numbers) {
            Claim claim = known.get(number.asText());
            if (claim == null || claims.contains(claim)) {
                throw broken(
                        interrupted,
                        "with claim \"" + OneLine.of(number.asText()) + "\""
                                + (claim == null ? ", which there is not" : " twice"));
            }
            claims.add(claim);
        }
        return new Scope(claims, size(interrupted));
    }

    private static Size size(Resumption interrupted) {
        String said = interrupted.about(SIZE).asText();
        return Arrays.stream(Size.values())
                .filter(size -> size.toString().equals(said))
                .findFirst()
                .orElseThrow(() -> broken(
                        interrupted,
                        "with size \"" + OneLine.of(said) + "\"; there are "
                                + Arrays.stream(Size.values())
                                        .map(Size::toString)
                                        .collect(Collectors.joining(", "))));
    }

    private static ResultsException broken(Resumption interrupted, String what) {
        return new ResultsException(interrupted.folder(), "has a manifest " + what);
    }

    /** Likewise for the manifest. */
    Map<String, Object> notes() {
        return Map.of(
                SIZE,
                size.toString(),
                CLAIMS,
                claims.stream().map(Claim::number).toList());
    }
}
