// The one resolver of every field: hands AppSync's event to Lambda, and turns an error in the answer into a typed one.
import { util } from '@aws-appsync/utils';

export function request(ctx) {
  const { fieldName, parentTypeName, selectionSetList } = ctx.info;
  return {
    operation: 'Invoke',
    payload: {
      arguments: ctx.arguments,
      identity: ctx.identity,
      info: { fieldName, parentTypeName, selectionSetList },
      requestId: ctx.request?.headers?.['x-amzn-requestid'],
    },
  };
}

export function response(ctx) {
  if (ctx.error) {
    failed(ctx.error);
  }
  const { data, error } = ctx.result;
  if (error) {
    util.error(error.message, error.type, null, error.info);
  }
  return data;
}

// A function that broke, ran out of time or was throttled: nothing of its inside reaches the player.
function failed({ type, unhandledErrorType }) {
  const timedOut = unhandledErrorType === 'Sandbox.Timedout';
  if (type === 'Lambda:Unhandled' && !timedOut) {
    util.error('Something went wrong.', 'InternalError');
  }
  util.error('The service is busy. Try again.', 'ServiceUnavailable', null, { retryable: true });
}
