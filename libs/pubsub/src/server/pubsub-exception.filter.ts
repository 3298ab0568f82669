import { Catch, type ArgumentsHost, type HttpServer } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { throwError, type Observable } from 'rxjs';

/**
 * Lets a handler's error reach the transport as it is. Without it Nest replaces every error that is not
 * an `RpcException` by a plain object, and the error's `disposition` is gone.
 *
 * {@link connectPubSub} installs it. As a global filter of an app that also serves HTTP, give it the
 * adapter (`new PubSubExceptionFilter(app.getHttpAdapter())`): other errors keep Nest's own treatment.
 */
@Catch()
export class PubSubExceptionFilter extends BaseExceptionFilter {
  constructor(httpAdapter?: HttpServer) {
    super(httpAdapter);
  }

  override catch(exception: unknown, host: ArgumentsHost): Observable<never> | void {
    if (host.getType() === 'rpc') return throwError(() => exception);
    super.catch(exception, host);
  }
}
