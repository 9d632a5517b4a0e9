package org.socialrx.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/** A declared Lets-Plot specification under construction, in the style of the page. */
final class Plot {
    static final String GREEN = "#0b6e69";
    static final String PALE_GREEN = "#5b9d99";
    static final String GREY = "#5f6b78";
    static final String PALE_GREY = "#b4bcc5";
    static final String ORANGE = "#b4541a";
    static final String SHADE = "#f6efe9";
    static final String GREEN_SHADE = "#eaf3f2";
    private static final String GRID = "#e9ecef";

    private final int width;
    private final int height;
    private final List<Map<String, Object>> layers = new ArrayList<>();
    private final List<Map<String, Object>> scales = new ArrayList<>();
    private final Map<String, Object> theme = new LinkedHashMap<>();

    Plot(int width, int height) {
        this.width = width;
        this.height = height;
        var blank = Map.of("name", "blank", "blank", true);
        for (var part : List.of("axis_title", "axis_ticks", "axis_line", "panel_grid_minor", "legend_position")) {
            theme.put(part, blank);
        }
        theme.put("legend_position", "none");
        theme.put("axis_text", Map.of("color", GREY, "size", 12));
        theme.put("panel_grid_major_x", blank);
        theme.put("panel_grid_major_y", blank);
        theme.put("plot_margin", Map.of("t", 2, "r", 6, "b", 2, "l", 2));
        theme.put("axis_tooltip", blank);
    }

    /** Adds a pale grid where values are read. */
    Plot grid(String axis) {
        theme.put("panel_grid_major_" + axis, Map.of("name", "line", "color", GRID, "size", 0.8));
        return this;
    }

    /** Leaves the labels of an axis away. */
    Plot noLabels(String axis) {
        theme.put("axis_text_" + axis, Map.of("name", "blank", "blank", true));
        return this;
    }

    /** Adds a layer: mapping from aesthetics to columns of the data, and constant settings. */
    Plot layer(String geom, Map<String, ? extends List<?>> data, Map<String, ?> mapping, Map<String, ?> settings) {
        var layer = new LinkedHashMap<String, Object>(settings);
        layer.put("geom", geom);
        layer.put("data", data);
        layer.put("mapping", mapping);
        layer.put("tooltips", "none");
        layers.add(layer);
        return this;
    }

    /** A continuous axis with its labelled values. */
    Plot axis(String aesthetic, double low, double high, List<Double> breaks, List<String> labels) {
        scales.add(scale(aesthetic, low, high, breaks, labels));
        return this;
    }

    /** A logarithmic axis with its labelled values. */
    Plot logAxis(String aesthetic, double low, double high, List<Double> breaks, List<String> labels) {
        var scale = scale(aesthetic, low, high, breaks, labels);
        scale.put("trans", "log10");
        scales.add(scale);
        return this;
    }

    private static Map<String, Object> scale(
            String aesthetic, double low, double high, List<Double> breaks, List<String> labels) {
        var scale = new LinkedHashMap<String, Object>();
        scale.put("aesthetic", aesthetic);
        scale.put("limits", List.of(low, high));
        scale.put("breaks", breaks);
        scale.put("labels", labels);
        scale.put("expand", List.of(0, 0));
        return scale;
    }

    /** The specification. */
    Map<String, Object> specification() {
        var plot = new LinkedHashMap<String, Object>();
        plot.put("kind", "plot");
        plot.put("data", Map.of());
        plot.put("mapping", Map.of());
        plot.put("layers", layers);
        plot.put("scales", scales);
        plot.put("theme", theme);
        plot.put("ggsize", Map.of("width", width, "height", height));
        return plot;
    }

    /**
     * The drawing as SVG.
     *
     * @param prefix starts every identifier inside, so that drawings on one page do not meet; the library draws them at
     *     random, and equal rows must give equal pages
     */
    String svg(String prefix) {
        var svg = PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(specification(), null, true);
        return withStableIds(scalable(svg), prefix);
    }

    /** A drawing that fills the width it is given. */
    private String scalable(String svg) {
        int end = svg.indexOf('>');
        var head = svg.substring(0, end).replaceAll(" (width|height)=\"[^\"]*\"", "");
        return "%s viewBox=\"0 0 %d %d\"%s".formatted(head, width, height, svg.substring(end));
    }

    private static String withStableIds(String svg, String prefix) {
        var names = new LinkedHashMap<String, String>();
        var ids = Pattern.compile("\\bid=\"([^\"]+)\"").matcher(svg);
        while (ids.find()) {
            names.putIfAbsent(ids.group(1), prefix + "-" + names.size());
        }
        var result = svg;
        for (var name : names.entrySet()) {
            result = result.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"")
                    .replace("#" + name.getKey(), "#" + name.getValue());
        }
        return result;
    }
}
