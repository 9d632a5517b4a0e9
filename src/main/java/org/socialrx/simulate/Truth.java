package org.socialrx.simulate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is true of a delivery, for tests alone: no job of the pipeline reads it.
 *
 * @param order what was simulated
 * @param effect the planted effect
 * @param rows data rows by table, faulty ones included
 * @param planted what was planted, counted
 * @param faults faulty rows added, by kind
 */
public record Truth(
        Order order, Effect effect, Map<String, Long> rows, Map<String, Long> planted, Map<String, Long> faults) {

    /** Name of the file beside the tables. */
    static final String FILE = "truth.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    public Truth {
        rows = Map.copyOf(rows);
        planted = Map.copyOf(planted);
        faults = Map.copyOf(faults);
    }

    /**
     * The planted effect on GP contact days of the referred and eligible, in days 183 to 728 after the index day, while
     * registered.
     *
     * @param rateRatio planted, on every kind of contact day
     * @param differencePerYear expected contact days a patient-year less than, or beyond, those without the referral
     * @param unreferredPerYear expected contact days a patient-year had they not been referred
     * @param patients referred for the first time within the index window and eligible
     * @param patientYears at risk
     */
    public record Effect(
            double rateRatio, double differencePerYear, double unreferredPerYear, long patients, double patientYears) {}

    static Truth of(Order order, Tally tally) {
        var expected = tally.expected();
        double years = expected.days() / 365.25;
        var effect = new Effect(
                order.world().effect(),
                expected.differencePerYear(),
                years == 0 ? 0 : expected.unreferred() / years,
                expected.patients(),
                years);
        var rows = new TreeMap<String, Long>();
        var planted = new TreeMap<String, Long>();
        var faults = new TreeMap<String, Long>();
        for (var table : ExtractTable.values()) {
            rows.put(table.word(), tally.count(table));
        }
        for (var thing : Planted.values()) {
            planted.put(key(thing), tally.count(thing));
        }
        for (var fault : Fault.values()) {
            faults.put(key(fault), tally.count(fault));
        }
        return new Truth(order, effect, rows, planted, faults);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the page with sorted keys, so that equal truths have equal bytes. */
    void write(OutputStream out) throws IOException {
        var page = new TreeMap<String, Object>();
        page.put("order", JSON.valueToTree(order));
        page.put("effect", effect);
        page.put("rows", new TreeMap<>(rows));
        page.put("planted", new TreeMap<>(planted));
        page.put("faults", new TreeMap<>(faults));
        var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        out.write((JSON.writer(printer).writeValueAsString(page) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a truth written earlier is that of the same order. */
    static boolean isOf(Order order, InputStream page) throws IOException {
        JsonNode wanted = JSON.readTree(JSON.writeValueAsBytes(order));
        return wanted.equals(JSON.readTree(page).path("order"));
    }
}
