package org.socialrx.serve;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.spark.connect.proto.CallFunction;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.Expression;
import org.apache.spark.connect.proto.KeyValue;
import org.apache.spark.connect.proto.Read;
import org.apache.spark.connect.proto.UnresolvedTableValuedFunction;
import org.sparkproject.connect.protobuf.Descriptors.FieldDescriptor.JavaType;
import org.sparkproject.connect.protobuf.Message;

/** What a request of Spark Connect may hold: every message in it, however deep, and the names in some of them. */
final class RequestRules {
    private static final String PREFIX = "spark.connect.";
    private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z0-9_.`]+");
    /** A type named by its Java class: reading one makes the server load that class. */
    private static final Pattern CLASS_AS_TYPE = Pattern.compile("\"udt\"|\\\\");

    private static final List<String> TABLE_NAMES = List.of(
            "Read.NamedTable.unparsed_identifier",
            "TableExists.table_name",
            "TableExists.db_name",
            "GetTable.table_name",
            "GetTable.db_name",
            "ListColumns.table_name",
            "ListColumns.db_name",
            "GetDatabase.db_name",
            "DatabaseExists.db_name",
            "ListTables.db_name",
            "SetCurrentDatabase.db_name");
    private static final List<String> TYPES = List.of(
            "LocalRelation.schema",
            "Expression.Cast.type_str",
            "DataType.Unparsed.data_type_string",
            "AnalyzePlanRequest.DDLParse.ddl_string");

    private final AllowList messages = AllowList.read("requests", "request", UnaryOperator.identity());
    private final AllowList functions = AllowList.read("functions", "function", UnaryOperator.identity());
    private final AllowList settings = AllowList.read("settings", "setting", UnaryOperator.identity());
    private final AllowList tableOptions = new AllowList("table option", Set.of("versionasof", "timestampasof"));

    void checkProcedure(String name) {
        messages.check("rpc." + name);
    }

    void check(Message message) {
        var type = message.getDescriptorForType().getFullName();
        messages.check(type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type);
        checkNames(message);
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() != JavaType.MESSAGE) {
                return;
            }
            var parts = field.isRepeated() ? (Collection<?>) value : List.of(value);
            parts.forEach(part -> check((Message) part));
        });
    }

    private void checkNames(Message message) {
        if (message instanceof Expression.UnresolvedFunction call) {
            checkFunction(call.getFunctionName());
        } else if (message instanceof CallFunction call) {
            checkFunction(call.getFunctionName());
        } else if (message instanceof UnresolvedTableValuedFunction call) {
            checkFunction(call.getFunctionName());
        } else if (message instanceof Read read) {
            checkRead(read);
        } else if (message instanceof ConfigRequest.Operation operation) {
            checkSettings(operation);
        }
        for (var field : TABLE_NAMES) {
            textOf(message, field).ifPresent(RequestRules::checkTable);
        }
        for (var field : TYPES) {
            textOf(message, field).ifPresent(RequestRules::checkType);
        }
    }

    /** The text of a field, named with its message; empty if the message is another one or does not say it. */
    private static Optional<String> textOf(Message message, String field) {
        var descriptor = message.getDescriptorForType();
        return descriptor.getFields().stream()
                .filter(one -> one.getFullName().equals(PREFIX + field))
                .map(message::getField)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private void checkFunction(String name) {
        functions.check(name.toLowerCase(Locale.ROOT));
    }

    private void checkRead(Read read) {
        if (read.getIsStreaming()) {
            throw new Refusal("request", "streaming read");
        }
        read.getNamedTable().getOptionsMap().keySet().forEach(key -> tableOptions.check(key.toLowerCase(Locale.ROOT)));
    }

    private void checkSettings(ConfigRequest.Operation operation) {
        operation.getGet().getKeysList().forEach(settings::check);
        operation.getGetOption().getKeysList().forEach(settings::check);
        operation.getGetWithDefault().getPairsList().stream()
                .map(KeyValue::getKey)
                .forEach(settings::check);
    }

    private static void checkTable(String name) {
        if (!TABLE_NAME.matcher(name).matches()) {
            throw new Refusal("table name", name);
        }
    }

    private static void checkType(String text) {
        if (CLASS_AS_TYPE.matcher(text).find()) {
            throw new Refusal("type", "a type named by its class");
        }
    }
}
