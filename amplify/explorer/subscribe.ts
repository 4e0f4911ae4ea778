import type { ExecutionResult } from 'graphql';
import type { ApiRequest } from './post';
import { accessToken } from './session';

export interface Observer {
  readonly onUpdate: (update: ExecutionResult) => void;
  readonly onEnd: () => void;
}

interface Message {
  readonly type: string;
  readonly payload?: ExecutionResult;
}

const LONGEST_WAIT = 15_000;

/** Subscribes by AppSync's realtime protocol; resolves, when the server has accepted, with what ends it. */
export async function subscribe(request: ApiRequest, { onUpdate, onEnd }: Observer): Promise<() => void> {
  const authorization = { Authorization: await accessToken(), host: location.host };
  const socket = new WebSocket(realtimeAddress(), ['graphql-ws', `header-${base64url(JSON.stringify(authorization))}`]);
  const send = (message: object) => socket.send(JSON.stringify(message));
  const start = { id: '1', type: 'start', payload: { data: JSON.stringify(request), extensions: { authorization } } };
  return new Promise((resolve, reject) => {
    const refuse = (reason: unknown) => {
      reject(new Error(JSON.stringify(reason)));
      socket.close();
    };
    const timer = setTimeout(refuse, LONGEST_WAIT, 'The server did not accept the subscription in time.');
    const stop = () => {
      socket.onclose = null;
      socket.close();
    };
    const accept = () => {
      clearTimeout(timer);
      socket.onclose = onEnd;
      resolve(stop);
    };
    socket.onopen = () => send({ type: 'connection_init' });
    socket.onclose = () => refuse('The server closed the connection.');
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const { type, payload } = JSON.parse(data) as Message;
      if (type === 'connection_ack') send(start);
      else if (type === 'start_ack') accept();
      else if (type === 'data' && payload) onUpdate(payload);
      else if (type === 'complete') socket.close();
      else if (type.endsWith('error')) refuse(payload ?? type);
    };
  });
}

function realtimeAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql/realtime`;
}

function base64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
