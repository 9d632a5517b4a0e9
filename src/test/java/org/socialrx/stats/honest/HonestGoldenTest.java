package org.socialrx.stats.honest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.socialrx.stats.Golden;

class HonestGoldenTest {
    static Stream<Arguments> models() {
        return Stream.of("honest-did", "simulated-staggered")
                .flatMap(folder ->
                        Golden.open(folder).models("honest-did").stream().map(name -> Arguments.of(folder, name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void intervals_agree_with_the_reference(String folder, String name) {
        var model = Golden.open(folder).model(name);
        var study = new EventStudy(
                numbers(model.path("estimates")),
                matrix(model.path("covariance-matrix")),
                model.path("periods-before").asInt(),
                numbers(model.path("combination")));
        double level = model.path("level").asDouble(0.95);

        for (var line : Golden.open(folder).expected(name)) {
            var interval = interval(study, line.term(), level);
            line.check(line.column().equals("ci_low") ? interval.low() : interval.high());
        }
    }

    private static HonestInterval interval(EventStudy study, String term, double level) {
        String[] words = term.split(" ", -1);
        return switch (words[0]) {
            case "original" -> HonestInterval.original(study, level);
            case "m" -> new SecondDifferences(study).interval(Double.parseDouble(words[1]), level);
            case "mbar" -> new RelativeMagnitudes(study, 1000, 20).interval(Double.parseDouble(words[1]), level);
            default -> throw new IllegalStateException("Unknown term " + term);
        };
    }

    private static double[] numbers(JsonNode list) {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = list.get(i).asDouble();
        }
        return numbers;
    }

    private static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = numbers(rows.get(i));
        }
        return matrix;
    }
}
