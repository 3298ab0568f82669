import type { sendUnaryData, ServerUnaryCall, UntypedHandleCall } from '@grpc/grpc-js';
import { StatusError } from './status.error';

/** Called when the client gives the call up. */
export type OnCancelled = (listener: () => void) => void;

/** Turns a function into a unary gRPC method; what it throws becomes the status. */
export type UnaryMethod = <Req, Res extends object>(
  method: (request: Req, onCancelled: OnCancelled) => Res | Promise<Res>,
) => UntypedHandleCall;

/** @param guard throws when no call may be served at all. */
export function unaryBehind(guard: () => void): UnaryMethod {
  return <Req, Res extends object>(
      method: (request: Req, onCancelled: OnCancelled) => Res | Promise<Res>,
    ): UntypedHandleCall =>
    (call: ServerUnaryCall<Req, Res>, callback: sendUnaryData<Res>) => {
      const answer = async () => {
        guard();
        return method(call.request, (listener) => call.on('cancelled', listener));
      };
      answer().then(
        (response) => callback(null, response),
        (error: unknown) => callback(toStatus(error)),
      );
    };
}

/** The status that a thrown value stands for; anything unknown is INTERNAL, as in the real service. */
export function toStatus(error: unknown): StatusError {
  if (error instanceof StatusError) return error;
  return new StatusError('INTERNAL', `The Pub/Sub stand-in failed: ${String(error)}`);
}
