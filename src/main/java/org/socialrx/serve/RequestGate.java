package org.socialrx.serve;

import org.sparkproject.connect.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.ServerCallHandler;
import org.sparkproject.connect.grpc.ServerInterceptor;
import org.sparkproject.connect.grpc.Status;
import org.sparkproject.connect.protobuf.Message;

/** The first gate: lets a call through if it shows the token and holds only what {@link RequestRules} allow. */
public final class RequestGate implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String SCHEME = "Bearer ";

    private final RequestRules rules = new RequestRules();

    /** Made by Spark Connect from the name of the class. */
    public RequestGate() {}

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        try {
            if (!showsToken(headers)) {
                return refused(call, Status.UNAUTHENTICATED, "Refused by the release server, rule token");
            }
            rules.checkProcedure(call.getMethodDescriptor().getBareMethodName());
        } catch (Refusal refusal) {
            return refused(call, Status.PERMISSION_DENIED, refusal.said());
        }
        return new CheckedListener<>(call, next.startCall(call, headers));
    }

    private static boolean showsToken(Metadata headers) {
        var shown = headers.get(AUTHORIZATION);
        return shown != null
                && shown.startsWith(SCHEME)
                && Gate.current().token().matches(shown.substring(SCHEME.length()));
    }

    private static <Q, A> ServerCall.Listener<Q> refused(ServerCall<Q, A> call, Status status, String why) {
        call.close(status.withDescription(why), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    /** Looks at every message of a call before its handler does; after a refusal the handler hears nothing more. */
    private final class CheckedListener<Q, A> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, A> call;
        private boolean isRefused;

        CheckedListener(ServerCall<Q, A> call, ServerCall.Listener<Q> handler) {
            super(handler);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            if (isRefused) {
                return;
            }
            try {
                rules.check((Message) message);
            } catch (Refusal refusal) {
                isRefused = true;
                call.close(Status.PERMISSION_DENIED.withDescription(refusal.said()), new Metadata());
                return;
            }
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            if (!isRefused) {
                super.onHalfClose();
            }
        }
    }
}
