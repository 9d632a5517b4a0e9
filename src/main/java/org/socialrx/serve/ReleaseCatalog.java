package org.socialrx.serve;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The names under which clients find the released tables: one database a study, and {@code release} besides while there
 * is exactly one study.
 *
 * <p>Names go straight into Spark's in-memory catalog, since a {@code CREATE TABLE} would have to pass the gates, which
 * know no exceptions.
 */
final class ReleaseCatalog {
    static final String ONLY_STUDY = "release";

    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final ReleaseRoot root;
    private final FileSystem files;
    private final ExternalCatalog catalog;
    private Map<String, Map<String, Path>> known = Map.of();

    ReleaseCatalog(ReleaseRoot root, FileSystem files, ExternalCatalog catalog) {
        this.root = root;
        this.files = files;
        this.catalog = catalog;
    }

    /** Brings the names in line with the folders. New versions of a known table need no call: Delta finds them. */
    synchronized void refresh() throws IOException {
        var found = databases();
        known.forEach((database, tables) -> {
            var still = found.getOrDefault(database, Map.of());
            tables.forEach((table, folder) -> {
                if (!folder.equals(still.get(table))) {
                    catalog.dropTable(database, table, true, false);
                }
            });
            if (!found.containsKey(database)) {
                catalog.dropDatabase(database, true, true);
            }
        });
        found.forEach(this::register);
        known = found;
    }

    /** Every table once, under the name of its study. */
    synchronized Set<String> names() {
        var names = new LinkedHashSet<String>();
        known.forEach((database, tables) -> {
            boolean isAlias = database.equals(ONLY_STUDY) && known.size() > 1;
            if (!isAlias) {
                tables.keySet().forEach(table -> names.add(database + "." + table));
            }
        });
        return names;
    }

    private Map<String, Map<String, Path>> databases() throws IOException {
        var found = new LinkedHashMap<String, Map<String, Path>>();
        for (var study : folders(root.folder())) {
            var tables = new LinkedHashMap<String, Path>();
            for (var table : folders(study)) {
                if (files.exists(new Path(table, "_delta_log"))) {
                    tables.put(ReleaseRoot.databaseOf(table.getName()), table);
                }
            }
            if (!tables.isEmpty()) {
                found.put(ReleaseRoot.databaseOf(study.getName()), tables);
            }
        }
        if (found.size() == 1) {
            found.putIfAbsent(ONLY_STUDY, found.values().iterator().next());
        }
        return found;
    }

    private List<Path> folders(Path parent) throws IOException {
        return Arrays.stream(files.listStatus(parent))
                .filter(FileStatus::isDirectory)
                .map(FileStatus::getPath)
                .filter(folder -> FOLDER.matcher(folder.getName()).matches())
                .sorted()
                .toList();
    }

    private void register(String database, Map<String, Path> tables) {
        var folder = tables.values().iterator().next().getParent().toUri();
        catalog.createDatabase(new CatalogDatabase(database, "Released tables", folder, Map$.MODULE$.empty()), true);
        tables.forEach((table, path) -> {
            if (!catalog.tableExists(database, table)) {
                catalog.createTable(entry(database, table, path.toUri()), false);
            }
        });
    }

    /** A Delta table says its columns itself; the entry says where it is. */
    private static CatalogTable entry(String database, String table, URI folder) {
        var none = CollectionConverters.asScala(List.<String>of()).toSeq();
        var storage = new CatalogStorageFormat(
                Option.apply(folder), Option.empty(), Option.empty(), Option.empty(), false, Map$.MODULE$.empty());
        return new CatalogTable(
                new TableIdentifier(table, Option.apply(database)),
                CatalogTableType.EXTERNAL(),
                storage,
                new StructType(),
                Option.apply("delta"),
                none,
                Option.empty(),
                "",
                0L,
                -1L,
                "",
                Map$.MODULE$.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                Option.empty(),
                none,
                false,
                true,
                Map$.MODULE$.empty(),
                Option.empty());
    }
}
