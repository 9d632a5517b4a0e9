package org.socialrx.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page in a browser: drawn, quiet, and readable on a phone. */
class ReportPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path FOLDER = Path.of("target", "report");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int REPORT_FIGURES = 19;
    private static final int MEGABYTE = 1 << 20;

    private static final Report REPORT = Report.of(PlausibleReport.inputs());
    private static ChromeDriver browser;

    @BeforeAll
    static void open_the_page() throws IOException {
        assertThat(List.of(CHROMIUM, DRIVER))
                .as(
                        "Chromium and its driver are needed: apt-get install --no-install-recommends chromium chromium-driver")
                .allSatisfy(file -> assertThat(file).exists());
        for (var file : REPORT.files().entrySet()) {
            var path = FOLDER.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.getValue());
        }
        var options = new ChromeOptions().setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withTimeout(Duration.ofSeconds(60))
                .build();
        browser = new ChromeDriver(service, options);
        browser.get(FOLDER.resolve(Report.PAGE).toAbsolutePath().toUri().toString());
    }

    @AfterAll
    static void close_the_browser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void the_page_asks_for_nothing_but_itself_and_the_console_stays_silent() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        var requests = new ArrayList<String>();
        for (var entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
            if (entry.getMessage().contains("Network.requestWillBeSent\"")) {
                requests.add(entry.getMessage());
            }
        }
        assertThat(requests)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request)
                        .containsAnyOf("\"url\":\"file:", "\"url\":\"data:", "documentURL\":\"\"")
                        .doesNotContain("\"url\":\"http"));
    }

    @Test
    void every_figure_is_drawn_at_both_widths() throws IOException {
        for (int width : new int[] {1280, 380}) {
            resize(width);
            var drawn = browser.findElements(By.cssSelector("figure")).stream()
                    .map(figure -> figure.findElements(By.cssSelector("svg")).stream()
                            .filter(svg -> svg.isDisplayed() && svg.getSize().getHeight() > 100)
                            .filter(svg -> !svg.findElements(By.cssSelector("path,circle,rect,line"))
                                    .isEmpty())
                            .count())
                    .toList();
            assertThat(drawn).hasSize(REPORT_FIGURES).containsOnly(1L);
            screenshot(width);
        }
    }

    @Test
    void nothing_sticks_out_of_a_phone() throws IOException {
        resize(380);

        assertThat((long) Objects.requireNonNull(browser.executeScript("return document.documentElement.scrollWidth")))
                .isLessThanOrEqualTo(380);
    }

    @Test
    void every_figure_and_number_says_which_version_of_which_table_it_is() {
        assertThat(browser.findElements(By.cssSelector("figure, .key, details, .who")))
                .allSatisfy(element -> {
                    assertThat(element.getDomAttribute("data-table")).startsWith("release.");
                    assertThat(element.getDomAttribute("data-version")).matches("\\d+");
                });
        assertThat(browser.findElements(By.cssSelector("figure [role=img]")))
                .hasSize(2 * REPORT_FIGURES)
                .allSatisfy(
                        image -> assertThat(image.getDomAttribute("aria-label")).hasSizeGreaterThan(40));
    }

    @Test
    void the_checks_unfold_by_keyboard() {
        var folded = browser.findElements(By.cssSelector("details:not([open]) summary"))
                .get(0);

        folded.sendKeys(Keys.ENTER);

        assertThat(folded.findElement(By.xpath("..")).getDomProperty("open")).isEqualTo("true");
    }

    @Test
    void the_first_line_says_that_the_data_are_simulated() {
        assertThat(browser.findElement(By.cssSelector("main")).getText())
                .startsWith("Simulated data, no real patients");
    }

    @Test
    void the_page_is_under_a_megabyte_and_the_same_every_time() {
        assertThat(REPORT.html().length()).isLessThan(MEGABYTE);
        assertThat(Report.of(PlausibleReport.inputs()).files()).isEqualTo(REPORT.files());
    }

    @Test
    void every_csv_the_page_names_is_there() {
        assertThat(browser.findElements(By.cssSelector("a[href^=figures]")))
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> assertThat(REPORT.files()).containsKey(link.getDomAttribute("href")));
    }

    private static void resize(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    private static void screenshot(int width) throws IOException {
        var picture = browser.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(SCREENSHOTS);
        var data = Objects.requireNonNull(picture.get("data")).toString();
        Files.write(
                SCREENSHOTS.resolve("report-" + width + ".png"),
                Base64.getDecoder().decode(data));
    }
}
