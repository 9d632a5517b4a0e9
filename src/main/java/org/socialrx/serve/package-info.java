/**
 * Serves the released tables, and nothing else, to notebooks: Spark Connect on localhost behind a token.
 *
 * <p>Spark Connect is made for people who may do anything the server may: a client can read every path, setting and
 * class of the server's process. So a request passes three gates, each of which refuses what is not on its list:
 *
 * <ol>
 *   <li>{@link org.socialrx.serve.RequestGate}: the token, the remote procedure, every message inside the request, the
 *       names of functions and settings in it (before anything is planned);
 *   <li>{@link org.socialrx.serve.ReadOnlyParser}: every node, function and table name of a SQL text (before anything
 *       is resolved: resolving already opens files, loads classes and evaluates constants);
 *   <li>{@link org.socialrx.serve.PlanRules} as Spark's check rule: every node and expression of the analysed plan, and
 *       the folder of every table, which must lie below the release root.
 * </ol>
 *
 * <p>What passes may still be too much: {@link org.socialrx.serve.OverdueQueries} ends a query after a limit of time,
 * and one that needs more memory than there is fails without taking the server along ({@code ServerConf}).
 *
 * <p>The lists are the text files beside this package in the resources. Uses Spark Connect's own gRPC classes
 * ({@code org.sparkproject.connect}) and Delta's catalog classes, since only they say what a request and a table are.
 *
 * <p>Turned down: a user of the operating system for the server that may read the release folder only. It would be a
 * fourth wall, and is worth having, but it does not work from a laptop and leaves settings and the environment open. A
 * Hive-like grant system needs a metastore. A thrift server is not published for Spark 4.1.
 */
@NullMarked
package org.socialrx.serve;

import org.jspecify.annotations.NullMarked;
