package org.socialrx.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socialrx.report.Sheet.Entry;
import org.socialrx.schema.result.GroupShare;

/** How long the referred waited for the link worker, and how the scheme was used. */
final class UseFigure {
    private static final String WAITING = "days-referral-to-contact";
    private static final String NOT_RECORDED = "not-recorded";
    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("referrals-per-patient", "Referrals a patient"),
            Map.entry("route", "Route"),
            Map.entry("model", "Model of the scheme"),
            Map.entry("referrer-role", "Who referred"),
            Map.entry("close-reason", "Why the case was closed"),
            Map.entry("days-offer-to-referral", "Days from offer to referral"),
            Map.entry(WAITING, "Days from referral to first contact"),
            Map.entry("days-contact-to-close", "Days from first contact to close"),
            Map.entry("contacts-per-referral", "Contacts a referral"),
            Map.entry("activities-per-referral", "Activities a referral"),
            Map.entry("activity", "Connected to, one referral perhaps to several"));

    private final Sheet sheet;

    private UseFigure(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The figure of the waiting time; empty when the scheme's referrals were not released. */
    static Optional<Figure> of(Sheet shares) {
        var figure = new UseFigure(shares.where(entry -> entry.has(GroupShare.TOPIC, "use")));
        return figure.shown(WAITING).isEmpty() ? Optional.empty() : Optional.of(figure.figure());
    }

    /** Every measure and band. */
    static Checks.Block table(Sheet shares) {
        var figure = new UseFigure(shares.where(entry -> entry.has(GroupShare.TOPIC, "use")));
        var rows = figure.sheet.entries().stream()
                .sorted(Comparator.comparingInt((Entry entry) -> entry.integer(GroupShare.LEVEL_ORDER))
                        .thenComparingInt(entry -> entry.integer(GroupShare.ITEM_ORDER)))
                .map(entry -> List.of(
                        measure(entry),
                        Words.of(entry.text(GroupShare.ITEM)),
                        Numerals.count(entry.count(GroupShare.ITEM_COUNT)),
                        share(entry)))
                .toList();
        return new Checks.Block(
                "use-by-band",
                "Referrals by route, waiting time, contacts and activities",
                "",
                List.of("Measure", "Band", "Count", "Share"),
                rows,
                figure.sheet);
    }

    private Figure figure() {
        return new Figure(
                "waiting",
                "Referrals by days from referral to first contact",
                claim(),
                "Bars are shares of the referrals that the scheme itself recorded in the data window; grey: no first "
                        + "contact on record, or one before the referral. The band that holds the middle one is read "
                        + "from the rounded counts.",
                alternative(),
                bars().plot(Figure.WIDE).svg("us-w"),
                bars().plot(Figure.NARROW).svg("us-n"),
                sheet,
                "topic=use;variable=" + WAITING);
    }

    /** The band in which the middle one of those with a recorded time lies; none where a band is not shown. */
    String claim() {
        var bands = of(WAITING)
                .filter(entry -> !entry.has(GroupShare.ITEM, NOT_RECORDED))
                .toList();
        boolean isWhole = bands.stream()
                .allMatch(entry -> entry.count(GroupShare.ITEM_COUNT).isPresent());
        long all = bands.stream()
                .mapToLong(entry -> entry.count(GroupShare.ITEM_COUNT).orElse(0))
                .sum();
        long below = 0;
        for (var band : isWhole && all > 0 ? bands : List.<Entry>of()) {
            below += band.count(GroupShare.ITEM_COUNT).orElse(0);
            if (2 * below >= all) {
                return "Half of those met by the link worker had waited %s."
                        .formatted(atMost(band.text(GroupShare.ITEM)));
            }
        }
        return "How long half of the referred had waited for the link worker is not shown.";
    }

    private static String atMost(String band) {
        return band.endsWith("+")
                ? "at least %s days".formatted(band.replace("+", ""))
                : "no longer than %s days".formatted(band.substring(band.indexOf('-') + 1));
    }

    private List<Entry> shown(String measure) {
        return of(measure)
                .filter(entry -> entry.number(GroupShare.SHARE).isPresent())
                .toList();
    }

    private Stream<Entry> of(String measure) {
        return sheet.entries().stream()
                .filter(entry -> entry.has(GroupShare.VARIABLE, measure))
                .sorted(Comparator.comparingInt(entry -> entry.integer(GroupShare.ITEM_ORDER)));
    }

    private String alternative() {
        return "Referrals by days to first contact. "
                + shown(WAITING).stream()
                        .map(entry -> Words.of(entry.text(GroupShare.ITEM)) + ": " + share(entry))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private Bars bars() {
        var entries = shown(WAITING);
        return new Bars(
                entries.stream()
                        .map(entry -> new Bars.Bar(
                                label(entry),
                                entry.number(GroupShare.SHARE).orElseThrow(),
                                share(entry),
                                entry.has(GroupShare.ITEM, NOT_RECORDED) ? Plot.PALE_GREY : Plot.GREEN))
                        .toList(),
                Math.max(
                        0.01,
                        entries.stream()
                                .mapToDouble(
                                        entry -> entry.number(GroupShare.SHARE).orElseThrow())
                                .max()
                                .orElse(1)));
    }

    private static String label(Entry entry) {
        var band = Words.of(entry.text(GroupShare.ITEM));
        return entry.has(GroupShare.ITEM, NOT_RECORDED) ? band : band + " days";
    }

    private static String share(Entry entry) {
        var share = entry.number(GroupShare.SHARE);
        return share.isPresent() ? Numerals.percent(share.getAsDouble()) : Numerals.NOT_SHOWN;
    }

    private static String measure(Entry entry) {
        var name = entry.text(GroupShare.VARIABLE);
        return MEASURES.getOrDefault(name, Words.heading(name));
    }
}
