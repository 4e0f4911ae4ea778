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
    },
  };
}

export function response(ctx) {
  if (ctx.error) {
    failed(ctx.error.type);
  }
  const { data, error } = ctx.result;
  if (error) {
    util.error(error.message, error.type, null, error.info);
  }
  return data;
}

// A function that broke, ran out of time or was throttled: nothing of its inside reaches the player.
function failed(type) {
  if (type === 'Lambda:Unhandled') {
    util.error('Something went wrong.', 'InternalError');
  }
  util.error('The service is busy. Try again.', 'ServiceUnavailable', null, { retryable: true });
}
