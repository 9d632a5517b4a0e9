package org.socialrx.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The report of one study: files by their path inside the report's folder. */
public record Report(Map<String, String> files) {
    /** The page itself. */
    public static final String PAGE = "index.html";

    public Report {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Builds the page and the CSV behind every figure; the same inputs give the same bytes. */
    public static Report of(ReportInputs inputs) {
        var page = new Page(inputs);
        var engine = TemplateEngine.createPrecompiled(
                Path.of("."), ContentType.Html, Report.class.getClassLoader(), "org.socialrx.report.page");
        engine.setTrimControlStructures(true);
        var html = new StringOutput();
        engine.render("index.jte", page, html);
        var files = new LinkedHashMap<String, String>();
        files.put(PAGE, html.toString());
        page.figures()
                .forEach(figure -> files.put(figure.csvPath(), figure.sheet().csv()));
        files.put("figures/characteristics.csv", page.who().characteristics().csv());
        files.put("figures/referral_rates.csv", page.who().rates().csv());
        Stream.concat(page.checks().stream(), page.equityBlocks().stream())
                .forEach(block -> files.put(
                        "figures/" + block.id() + ".csv", block.sheet().csv()));
        return new Report(files);
    }

    /** The page. */
    public String html() {
        return files.getOrDefault(PAGE, "");
    }
}
