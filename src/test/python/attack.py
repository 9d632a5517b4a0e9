"""What a client with the token tries against a release server, and what an analyst does there.

Run as `attack.py REMOTE FOLDER`; FOLDER holds the release root and, beside it, tables and files with a secret.
Prints one JSON object a line: kind (attack or query), name, outcome (refused, answered or failed) and what was said.
"""

import json
import sys
import uuid

import grpc
import pandas as pd
import pyspark.sql.connect.proto as pb
from google.protobuf import any_pb2
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.types import LongType

remote, folder = sys.argv[1], sys.argv[2]
spark = SparkSession.builder.remote(remote).getOrCreate()
client = spark.client
patient = f"{folder}/core/patient"
secret = f"{folder}/secret"
attacks, queries = {}, {}


def sql(text):
    return lambda: spark.sql(text).collect()


def execute(**plan):
    """Sends a plan that the Python interface would not build."""
    request = client._execute_plan_request_with_metadata()
    request.plan.CopyFrom(pb.Plan(**plan))
    return list(client._stub.ExecutePlan(request, metadata=client._builder.metadata()))


def relation(**kind):
    return lambda: execute(root=pb.Relation(**kind))


def command(**kind):
    return lambda: execute(command=pb.Command(**kind))


def project(expression):
    return relation(project=pb.Project(expressions=[expression]))


def analyze(**kind):
    def send():
        request = client._analyze_plan_request_with_metadata()
        request.MergeFrom(pb.AnalyzePlanRequest(**kind))
        return client._stub.AnalyzePlan(request, metadata=client._builder.metadata())

    return send


def session(call):
    """Another procedure, with the identity every request carries."""
    identity = dict(session_id=client._session_id, user_context=pb.UserContext(user_id=client._user_id))
    return lambda: call(identity, client._builder.metadata())


def extension():
    packed = any_pb2.Any()
    packed.Pack(pb.Range(end=1, step=1))
    return packed


def without_token(token):
    def connect():
        address = remote.split("//")[1].split("/")[0]
        stub = pb.SparkConnectServiceStub(grpc.insecure_channel(address))
        metadata = [("authorization", f"Bearer {token}")] if token else []
        request = pb.AnalyzePlanRequest(
            session_id=str(uuid.uuid4()), spark_version=pb.AnalyzePlanRequest.SparkVersion()
        )
        return stub.AnalyzePlan(request, metadata=metadata)

    return connect


estimate = lambda: spark.table("release.estimate")  # noqa: E731
plan_of = lambda frame: frame._plan.to_proto(client)  # noqa: E731
literal = lambda text: pb.Expression(literal=pb.Expression.Literal(string=text))  # noqa: E731
call = lambda name, *words: pb.Expression(  # noqa: E731
    unresolved_function=pb.Expression.UnresolvedFunction(function_name=name, arguments=[literal(w) for w in words])
)

# Without the token.
attacks["no token"] = without_token("")
attacks["a wrong token"] = without_token("a-wrong-token-for-tests")
attacks["a token that begins rightly"] = without_token("a-token-for-tests")

# Reading paths.
for name in ["delta", "parquet", "csv", "json", "orc", "text", "binaryFile"]:
    path = patient if name == "delta" else f"{secret}.txt" if name == "binaryFile" else f"{secret}.{name}"
    attacks[f"SQL on a {name} path"] = sql(f"SELECT * FROM {name}.`{path}`")
    attacks[f"reader on a {name} path"] = lambda name=name, path=path: spark.read.format(name).load(path).collect()
attacks["SQL on a path inside the release root"] = sql(f"SELECT * FROM delta.`{folder}/release/small-demo/estimate`")
attacks["SQL on the log of a released table"] = sql(
    f"SELECT * FROM json.`{folder}/release/small-demo/estimate/_delta_log/00000000000000000000.json`"
)
attacks["SQL on the server's environment"] = sql("SELECT * FROM binaryFile.`/proc/self/environ`")
attacks["table by path"] = lambda: spark.table(f"delta.`{patient}`").collect()
attacks["reader option path"] = lambda: spark.read.option("path", patient).table("release.estimate").collect()
attacks["table option path in SQL"] = sql(f"SELECT * FROM release.estimate WITH ('path' = '{patient}')")
attacks["history of a path"] = sql(f"DESCRIBE HISTORY delta.`{patient}`")
attacks["history of a quoted path"] = sql(f"DESCRIBE HISTORY '{patient}'")
attacks["detail of a path"] = sql(f"DESCRIBE DETAIL delta.`{patient}`")
attacks["description of a path"] = sql(f"DESCRIBE TABLE delta.`{patient}`")
attacks["columns of a path"] = sql(f"SHOW COLUMNS IN delta.`{patient}`")
attacks["time travel by path"] = sql(f"SELECT * FROM delta.`{patient}@v0`")
attacks["table changes by path"] = sql(f"SELECT * FROM table_changes_by_path('{patient}', 0)")
attacks["table changes of a path"] = sql(f"SELECT * FROM table_changes('delta.`{patient}`', 0)")
attacks["a table function by the DataFrame interface"] = relation(
    unresolved_table_valued_function=pb.UnresolvedTableValuedFunction(
        function_name="table_changes_by_path", arguments=[literal(patient), literal("0")]
    )
)
attacks["a table function that reads files"] = sql(f"SELECT * FROM read_files('{patient}')")
attacks["worker logs"] = sql("SELECT * FROM python_worker_logs()")
attacks["a JDBC source"] = lambda: spark.read.jdbc("jdbc:derby:memory:x;create=true", "SYS.SYSTABLES").collect()
attacks["a source by its class"] = lambda: spark.read.format("org.apache.spark.sql.rate").load().collect()
attacks["parsing text rows"] = relation(
    parse=pb.Parse(input=plan_of(spark.range(1)).root, format=pb.Parse.PARSE_FORMAT_CSV)
)
attacks["input files of a table"] = lambda: estimate().inputFiles()
attacks["name of a row's file"] = sql("SELECT input_file_name() FROM release.estimate")
attacks["the plan explained"] = lambda: estimate().explain()
attacks["the plan explained in SQL"] = sql("EXPLAIN EXTENDED SELECT * FROM release.estimate")

# The server's classes, environment and settings.
for name in ["reflect", "java_method", "try_reflect"]:
    attacks[f"{name} in SQL"] = sql(f"SELECT {name}('java.lang.System', 'getenv', 'SOCIALRX_SECRET')")
    attacks[f"{name} as a function"] = project(call(name, "java.lang.System", "getenv", "SOCIALRX_SECRET"))
attacks["reflect by call_function"] = lambda: spark.range(1).select(
    F.call_function("reflect", F.lit("java.lang.System"), F.lit("getenv"), F.lit("SOCIALRX_SECRET"))
).collect()
attacks["reflect in an expression text"] = lambda: spark.range(1).selectExpr(
    "reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET')"
).collect()
attacks["reflect under another function"] = sql(
    "SELECT upper(coalesce(reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET'), 'x'))"
)
attacks["reflect in an inline table"] = sql(
    "SELECT * FROM VALUES (reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET'))"
)
attacks["reflect in an identifier"] = sql(
    "SELECT * FROM IDENTIFIER(reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET'))"
)
attacks["reflect in a subquery"] = sql(
    "SELECT * FROM release.estimate WHERE label > (SELECT reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET'))"
)
attacks["reflect in a window definition"] = sql(
    "SELECT count(*) OVER w FROM release.estimate WINDOW w AS "
    "(PARTITION BY reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET'))"
)
attacks["reflect in time travel"] = sql(
    "SELECT * FROM release.estimate TIMESTAMP AS OF reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET')"
)
attacks["reflect in a pivot"] = sql(
    "SELECT * FROM (SELECT label, estimate FROM release.estimate) PIVOT "
    "(sum(estimate) FOR label IN (reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET')))"
)
attacks["a schema file by from_xml"] = sql(
    f"SELECT from_xml('<a/>', 'a string', map('rowValidationXSDPath', '{secret}.txt'))"
)
attacks["an entity by xpath"] = sql(
    f"SELECT xpath_string('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:{secret}.txt\">]><a>&x;</a>', 'a')"
)
attacks["a descriptor file by from_protobuf"] = sql(f"SELECT from_protobuf(x'00', 'M', '{secret}.txt')")
attacks["user of the server"] = sql("SELECT session_user()")
attacks["secret setting"] = lambda: spark.conf.get("spark.hadoop.fs.s3a.secret.key")
attacks["token setting"] = lambda: spark.conf.get("spark.connect.authenticate.token", "none")
attacks["all settings"] = lambda: spark.conf.getAll
attacks["changing a setting"] = lambda: spark.conf.set("spark.sql.runSQLOnFiles", "true")
attacks["dropping a setting"] = lambda: spark.conf.unset("spark.sql.runSQLOnFiles")
attacks["SET in SQL"] = sql("SET")
attacks["SET of one setting"] = sql("SET spark.hadoop.fs.s3a.secret.key")
attacks["SET to a value"] = sql("SET spark.sql.runSQLOnFiles = true")
attacks["RESET"] = sql("RESET")
for name in ["spark.hadoop.fs.s3a.secret.key", "env:SOCIALRX_SECRET", "system:java.class.path"]:
    attacks[f"{name} put into a text"] = sql(f"SELECT '${{{name}}}'")
    attacks[f"{name} put into an expression"] = lambda name=name: spark.range(1).selectExpr(f"'${{{name}}}'").collect()
attacks["a variable in a table name"] = lambda: spark.table("${env:SOCIALRX_SECRET}").collect()
attacks["SET TIME ZONE"] = sql("SET TIME ZONE 'Asia/Tokyo'")
attacks["SET CATALOG"] = sql("SET CATALOG spark_catalog")
attacks["a catalog by a setting"] = lambda: spark.conf.set(
    "spark.sql.catalog.other", "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog"
)

# Code of the client's.
attacks["a Python function"] = lambda: spark.range(1).select(F.udf(lambda x: x, LongType())("id")).collect()
attacks["a pandas function"] = lambda: spark.range(1).mapInPandas(lambda frames: frames, "id long").collect()
attacks["an Arrow function"] = lambda: spark.range(1).mapInArrow(lambda frames: frames, "id long").collect()
attacks["a grouped pandas function"] = (
    lambda: spark.range(1).groupBy("id").applyInPandas(lambda frame: frame, "id long").collect()
)
attacks["a registered Python function"] = lambda: spark.udf.register("f", lambda x: x)
attacks["a registered Java function"] = lambda: spark.udf.registerJavaFunction("f", "org.example.F")
attacks["a registered Java aggregate"] = lambda: spark.udf.registerJavaUDAF("f", "org.example.F")
attacks["a Scala function"] = project(
    pb.Expression(
        common_inline_user_defined_function=pb.CommonInlineUserDefinedFunction(
            function_name="f", scalar_scala_udf=pb.ScalarScalaUDF(payload=b"\xac\xed\x00\x05")
        )
    )
)
attacks["a pickled Python function"] = project(
    pb.Expression(
        common_inline_user_defined_function=pb.CommonInlineUserDefinedFunction(
            function_name="f", python_udf=pb.PythonUDF(command=b"x", python_ver="3.11")
        )
    )
)
attacks["a Java function by its class"] = project(
    pb.Expression(
        common_inline_user_defined_function=pb.CommonInlineUserDefinedFunction(
            function_name="f", java_udf=pb.JavaUDF(class_name="java.io.File")
        )
    )
)
attacks["a typed aggregate"] = project(
    pb.Expression(
        typed_aggregate_expression=pb.TypedAggregateExpression(
            scalar_scala_udf=pb.ScalarScalaUDF(payload=b"\xac\xed\x00\x05")
        )
    )
)
attacks["a Python table function"] = relation(
    common_inline_user_defined_table_function=pb.CommonInlineUserDefinedTableFunction(
        function_name="f", python_udtf=pb.PythonUDTF(command=b"x", python_ver="3.11")
    )
)
attacks["a Python data source"] = relation(
    common_inline_user_defined_data_source=pb.CommonInlineUserDefinedDataSource(
        name="f", python_data_source=pb.PythonDataSource(command=b"x", python_ver="3.11")
    )
)
attacks["a registered data source"] = command(
    register_data_source=pb.CommonInlineUserDefinedDataSource(
        name="f", python_data_source=pb.PythonDataSource(command=b"x", python_ver="3.11")
    )
)
attacks["a registered table function"] = command(
    register_table_function=pb.CommonInlineUserDefinedTableFunction(
        function_name="f", python_udtf=pb.PythonUDTF(command=b"x", python_ver="3.11")
    )
)
attacks["a type by its class"] = lambda: execute(
    root=pb.Relation(
        local_relation=pb.LocalRelation(
            schema='{"type":"struct","fields":[{"name":"a","nullable":true,"metadata":{},'
            '"type":{"type":"udt","class":"java.io.File","sqlType":"string"}}]}'
        )
    )
)
attacks["a type by its escaped class"] = lambda: execute(
    root=pb.Relation(local_relation=pb.LocalRelation(schema='{"type":"\\u0075dt","class":"java.io.File"}'))
)
attacks["a cast to a type by its class"] = project(
    pb.Expression(
        cast=pb.Expression.Cast(
            expr=literal("a"), type=pb.DataType(udt=pb.DataType.UDT(type="udt", jvm_class="java.io.File"))
        )
    )
)
attacks["an unparsed type by its class"] = project(
    pb.Expression(
        cast=pb.Expression.Cast(
            expr=literal("a"),
            type=pb.DataType(unparsed=pb.DataType.Unparsed(data_type_string='{"type":"udt","class":"java.io.File"}')),
        )
    )
)
attacks["an extension relation"] = relation(extension=extension())
attacks["an extension command"] = command(extension=extension())
attacks["an extension expression"] = project(pb.Expression(extension=extension()))
attacks["an extension of the user context"] = session(
    lambda identity, metadata: client._stub.AnalyzePlan(
        pb.AnalyzePlanRequest(
            session_id=identity["session_id"],
            user_context=pb.UserContext(user_id=client._user_id, extensions=[extension()]),
            spark_version=pb.AnalyzePlanRequest.SparkVersion(),
        ),
        metadata=metadata,
    )
)
attacks["a compressed plan"] = lambda: execute(
    compressed_operation=pb.Plan.CompressedOperation(data=b"x", op_type=1, compression_codec=1)
)
attacks["an internal function"] = project(call("distributed_id"))
attacks["a function of another catalog"] = sql("SELECT spark_catalog.release.f(1)")

# Changing things.
for text in [
    "CREATE TABLE release.new AS SELECT 1 AS a",
    "CREATE TABLE release.new (a INT) USING delta",
    f"CREATE TABLE release.new USING delta LOCATION '{patient}'",
    f"CREATE TABLE release.new SHALLOW CLONE delta.`{patient}`",
    f"CREATE TABLE release.new USING csv OPTIONS (path '{secret}.csv')",
    f"CREATE TEMPORARY VIEW new USING csv OPTIONS (path '{secret}.csv')",
    "CREATE TEMPORARY VIEW new AS SELECT 1",
    "CREATE VIEW release.new AS SELECT 1",
    "CREATE GLOBAL TEMPORARY VIEW new AS SELECT 1",
    "CREATE DATABASE other",
    f"CREATE DATABASE other LOCATION '{folder}/core'",
    "CREATE FUNCTION release.f AS 'org.example.F'",
    "CREATE TEMPORARY FUNCTION f() RETURNS INT RETURN 1",
    "CREATE OR REPLACE TABLE release.estimate (a INT) USING delta",
    "INSERT INTO release.estimate SELECT * FROM release.estimate",
    "INSERT OVERWRITE release.estimate SELECT * FROM release.estimate WHERE false",
    f"INSERT OVERWRITE DIRECTORY '{folder}/out' USING csv SELECT * FROM release.estimate",
    f"INSERT INTO delta.`{patient}` SELECT 'x'",
    "DELETE FROM release.estimate",
    "UPDATE release.estimate SET estimate = 0",
    "MERGE INTO release.estimate t USING release.estimate s ON t.label = s.label WHEN MATCHED THEN DELETE",
    "TRUNCATE TABLE release.estimate",
    "DROP TABLE release.estimate",
    "DROP DATABASE release CASCADE",
    "ALTER TABLE release.estimate ADD COLUMN extra INT",
    "ALTER TABLE release.estimate SET TBLPROPERTIES ('a' = 'b')",
    f"ALTER TABLE release.estimate SET LOCATION '{patient}'",
    f"ALTER DATABASE release SET LOCATION '{folder}/core'",
    "COMMENT ON TABLE release.estimate IS 'x'",
    "VACUUM release.estimate RETAIN 0 HOURS",
    f"VACUUM '{patient}'",
    "OPTIMIZE release.estimate",
    f"OPTIMIZE delta.`{patient}`",
    "REORG TABLE release.estimate APPLY (PURGE)",
    "RESTORE TABLE release.estimate TO VERSION AS OF 0",
    f"CONVERT TO DELTA parquet.`{secret}.parquet`",
    f"GENERATE symlink_format_manifest FOR TABLE delta.`{patient}`",
    f"LOAD DATA LOCAL INPATH '{secret}.txt' INTO TABLE release.estimate",
    "ANALYZE TABLE release.estimate COMPUTE STATISTICS",
    "CACHE TABLE release.estimate",
    f"CACHE TABLE t AS SELECT * FROM delta.`{patient}`",
    "UNCACHE TABLE release.estimate",
    "CLEAR CACHE",
    "REFRESH TABLE release.estimate",
    f"REFRESH '{patient}'",
    "MSCK REPAIR TABLE release.estimate",
    f"ADD FILE '{secret}.txt'",
    f"ADD JAR '{secret}.txt'",
    "LIST JARS",
    "SHOW FUNCTIONS",
    "SHOW CREATE TABLE release.estimate",
    "DESCRIBE DATABASE EXTENDED release",
    "DESCRIBE FUNCTION EXTENDED reflect",
    f"DESCRIBE QUERY SELECT * FROM delta.`{patient}`",
    "BEGIN SELECT 1; SELECT 2; END",
    f"BEGIN DECLARE p STRING DEFAULT 'x'; EXECUTE IMMEDIATE 'SELECT * FROM delta.`{patient}`'; END",
    f"EXECUTE IMMEDIATE 'SELECT * FROM delta.`{patient}`'",
    "EXECUTE IMMEDIATE 'DROP TABLE release.estimate'",
    "DECLARE VARIABLE v = reflect('java.lang.System', 'getenv', 'SOCIALRX_SECRET')",
    "SET VARIABLE v = 1",
    "CALL system.run()",
    f"SELECT TRANSFORM (label) USING 'cat {secret}.txt' AS (x STRING) FROM release.estimate",
    f"WITH c AS (SELECT * FROM delta.`{patient}`) SELECT * FROM c",
    f"SELECT * FROM release.estimate WHERE label IN (SELECT patient_id FROM delta.`{patient}`)",
    f"FROM delta.`{patient}` |> SELECT *",
    f"SELECT * FROM STREAM(delta.`{patient}`)",
]:
    attacks[text.replace(folder, "")] = sql(text)

attacks["saving a table"] = lambda: estimate().write.mode("overwrite").saveAsTable("release.estimate")
attacks["saving files"] = lambda: estimate().write.csv(f"{folder}/out")
attacks["saving Delta"] = lambda: estimate().write.format("delta").mode("overwrite").save(patient)
attacks["inserting a frame"] = lambda: estimate().write.insertInto("release.estimate")
attacks["writing to a table"] = lambda: estimate().writeTo("release.new").using("delta").create()
attacks["appending to a table"] = lambda: estimate().writeTo("release.estimate").append()
attacks["merging a frame"] = (
    lambda: estimate().alias("s").mergeInto("release.estimate", F.expr("true")).whenMatched().delete().merge()
)
attacks["a view of a frame"] = lambda: estimate().createOrReplaceTempView("v")
attacks["a global view of a frame"] = lambda: estimate().createGlobalTempView("v")
attacks["caching a frame"] = lambda: estimate().cache().count()
attacks["a checkpoint"] = lambda: estimate().checkpoint()
attacks["a local checkpoint"] = lambda: estimate().localCheckpoint()
attacks["a cached remote frame"] = relation(cached_remote_relation=pb.CachedRemoteRelation(relation_id="x"))
attacks["an external command"] = command(
    execute_external_command=pb.ExecuteExternalCommand(runner="org.example.Runner", command="x")
)
attacks["a resource profile"] = command(create_resource_profile_command=pb.CreateResourceProfileCommand())
attacks["an ML command"] = command(ml_command=pb.MlCommand(read=pb.MlCommand.Read(path=patient)))
attacks["a pipeline"] = command(
    pipeline_command=pb.PipelineCommand(create_dataflow_graph=pb.PipelineCommand.CreateDataflowGraph())
)
attacks["reading a stream"] = lambda: spark.readStream.table("release.estimate").writeStream.format("noop").start()
attacks["reading a stream by path"] = lambda: spark.readStream.format("delta").load(patient).schema
attacks["the streams of the server"] = lambda: spark.streams.active
attacks["a catalog table by path"] = lambda: spark.catalog.createTable("new", path=patient, source="delta")
attacks["an external catalog table"] = lambda: spark.catalog.createExternalTable("new", path=patient, source="delta")
attacks["a catalog view dropped"] = lambda: spark.catalog.dropTempView("v")
attacks["a catalog table cached"] = lambda: spark.catalog.cacheTable("release.estimate")
attacks["the catalog's cache cleared"] = lambda: spark.catalog.clearCache()
attacks["a catalog table refreshed"] = lambda: spark.catalog.refreshTable("release.estimate")
attacks["a catalog path refreshed"] = lambda: spark.catalog.refreshByPath(patient)
attacks["the catalog's functions"] = lambda: spark.catalog.listFunctions()
attacks["a catalog path looked for"] = lambda: spark.catalog.tableExists(f"delta.`{patient}`")
attacks["a catalog path shown"] = lambda: spark.catalog.getTable(f"delta.`{patient}`")
attacks["columns of a catalog path"] = lambda: spark.catalog.listColumns(f"delta.`{patient}`")
attacks["the current catalog changed"] = lambda: spark.catalog.setCurrentCatalog("other")

# Other procedures.
attacks["an artifact"] = session(
    lambda identity, metadata: client._stub.AddArtifacts(
        iter(
            [
                pb.AddArtifactsRequest(
                    **identity,
                    batch=pb.AddArtifactsRequest.Batch(
                        artifacts=[
                            pb.AddArtifactsRequest.SingleChunkArtifact(
                                name="jars/x.jar", data=pb.AddArtifactsRequest.ArtifactChunk(data=b"x", crc=0)
                            )
                        ]
                    ),
                )
            ]
        ),
        metadata=metadata,
    )
)
attacks["status of an artifact"] = session(
    lambda identity, metadata: client._stub.ArtifactStatus(
        pb.ArtifactStatusesRequest(**identity, names=["cache/x"]), metadata=metadata
    )
)
attacks["a cloned session"] = session(
    lambda identity, metadata: client._stub.CloneSession(pb.CloneSessionRequest(**identity), metadata=metadata)
)
attacks["rows uploaded ahead"] = relation(cached_local_relation=pb.CachedLocalRelation(hash="../../secret"))
attacks["rows uploaded ahead in parts"] = relation(
    chunked_cached_local_relation=pb.ChunkedCachedLocalRelation(dataHashes=["x"])
)
attacks["a frame kept in memory"] = analyze(persist=pb.AnalyzePlanRequest.Persist(relation=plan_of(estimate()).root))
attacks["a type from JSON"] = analyze(
    json_to_ddl=pb.AnalyzePlanRequest.JsonToDDL(json_string='{"type":"udt","class":"java.io.File"}')
)
attacks["a shallow clone among the released tables"] = lambda: spark.table("release.planted_clone").collect()
attacks["a shallow clone in SQL"] = sql("SELECT count(*) FROM small_demo.planted_clone")
attacks["a path under a filter"] = lambda: spark.read.format("delta").load(patient).filter("true").collect()
attacks["a path in a join"] = lambda: estimate().crossJoin(spark.read.parquet(f"{secret}.parquet")).collect()

# Too much: a query that would never end, results that fit nowhere. They end with an error and take nobody along.
endless = spark.range(0, 10**7, 1, 1)  # one partition: the other core is for the other tests
excesses = {
    "a crossed join without end": lambda: endless.crossJoin(endless.withColumnRenamed("id", "other"))
    .agg(F.sum(F.col("id") * F.col("other")))
    .collect(),
    "a text of two billion letters": sql("SELECT length(repeat('x', 2000000000)) AS n FROM release.estimate"),
    "a text of two billion letters a row": sql(
        "SELECT length(repeat(outcome, 2000000000 - period)) AS n FROM release.event_time"
    ),
    "an array of a billion numbers": sql("SELECT sequence(period, 1000000000) AS n FROM release.event_time"),
    "a result of many gigabytes": lambda: spark.range(10**7).select(F.repeat(F.lit("x"), 1000)).collect(),
}

# What an analyst does.
events = spark.table("release.event_time")
queries["a table"] = lambda: len(estimate().toPandas()) == 2
queries["the study's database"] = lambda: spark.table("small_demo.estimate").count() == 2
queries["select and filter"] = lambda: events.filter(F.col("period") > 0).select("period").count() == 7
queries["a condition in words"] = lambda: events.where("period > 2 AND window = 'effect'").count() == 5
queries["groups"] = lambda: events.groupBy("window").agg(F.avg("estimate"), F.count("*")).count() == 3
queries["a join"] = lambda: events.join(events.select("period", F.col("estimate").alias("e")), "period").count() == 16
queries["order and limit"] = lambda: [r.period for r in events.orderBy("period").limit(2).collect()] == [-8, -7]
queries["a window"] = lambda: (
    events.withColumn("before", F.lag("period").over(Window.partitionBy("outcome").orderBy("period")))
    .where("before = 6")
    .count()
    == 1
)
queries["show"] = lambda: events.show(2) is None
queries["describe"] = lambda: events.describe("estimate").count() == 5
queries["own rows"] = lambda: spark.createDataFrame([(1, "a")], ["x", "y"]).count() == 1
queries["own pandas rows joined"] = (
    lambda: spark.createDataFrame(pd.DataFrame({"window": ["effect"]})).join(events, "window").count() == 6
)
queries["many own rows"] = lambda: spark.createDataFrame(pd.DataFrame({"x": range(300000)})).count() == 300000
queries["SQL"] = lambda: (
    spark.sql(
        "WITH c AS (SELECT * FROM release.event_time) SELECT window, avg(estimate) AS mean FROM c "
        "GROUP BY window HAVING count(*) > 1 ORDER BY mean"
    ).count()
    == 3
)
queries["SQL over a frame"] = lambda: spark.sql("SELECT * FROM {t} WHERE period = 3", t=events).count() == 1
queries["an old version"] = lambda: spark.sql("SELECT * FROM release.estimate VERSION AS OF 0").count() == 1
queries["an old version by option"] = lambda: spark.read.option("versionAsOf", 0).table("release.estimate").count() == 1
queries["history"] = lambda: spark.sql("DESCRIBE HISTORY release.estimate").count() == 2
queries["columns described"] = lambda: spark.sql("DESCRIBE TABLE release.estimate").count() > 20
queries["SHOW TABLES"] = lambda: spark.sql("SHOW TABLES IN release").count() == 6
queries["SHOW DATABASES"] = lambda: spark.sql("SHOW DATABASES").count() == 3
queries["tables of the catalog"] = lambda: len(spark.catalog.listTables("release")) == 6
queries["a pivot"] = lambda: events.groupBy("outcome").pivot("window").avg("estimate").count() == 1
queries["a subquery"] = lambda: (
    spark.sql("SELECT * FROM release.event_time WHERE estimate < (SELECT avg(estimate) FROM release.event_time)").count()
    == 6
)
queries["the session's time zone"] = lambda: spark.conf.get("spark.sql.session.timeZone") == "UTC"


def outcome(kind, name, act):
    try:
        said = act()
        done = "answered" if kind != "query" or said is True else "failed"
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        done = "refused" if "Refused by the release server" in said else "failed"
    print(json.dumps({"kind": kind, "name": name, "outcome": done, "said": str(said)}), flush=True)


for name, act in attacks.items():
    outcome("attack", name, act)
for name, act in excesses.items():
    outcome("excess", name, act)
for name, act in queries.items():
    outcome("query", name, act)
spark.stop()
