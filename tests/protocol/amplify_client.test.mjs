// The unmodified aws-amplify client in Node against `twentyq serve`, with the documents that clients send.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, beforeEach, test } from 'node:test';

const root = new URL('../../', import.meta.url);
const require = createRequire(new URL('amplify/package.json', root));
const { Amplify } = require('aws-amplify');
const { CONNECTION_STATE_CHANGE, generateClient } = require('aws-amplify/api');
const { decodeJWT } = require('aws-amplify/auth');
const { Hub, parseAmplifyConfig } = require('aws-amplify/utils');

const { TWENTYQ, PORT, EXPIRED_TOKEN } = process.env;
const origin = `http://localhost:${PORT}`;
const source = (name) => readFileSync(new URL(`graphql/operations/${name}.graphql`, root), 'utf8');
const withFragments = (name) => `${source('fragments')}\n${source(name)}`;
const documents = {
  decks: source('decks'),
  startGame: withFragments('startGame'),
  answerQuestion: withFragments('answerQuestion'),
  onGameUpdate: withFragments('onGameUpdate'),
};

/** What the client's sockets open, send and receive. */
const wire = new EventEmitter();
wire.on('error', () => {});
globalThis.WebSocket = class extends globalThis.WebSocket {
  constructor(...given) {
    super(...given);
    wire.emit('open', String(given[0]));
    this.addEventListener('message', ({ data }) => wire.emit(JSON.parse(data).type, JSON.parse(data)));
  }
};

let server;
let token;
let outputs;
let client;

async function startServer() {
  server = spawn(TWENTYQ, ['serve', '--port', PORT], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(server.stdout, 'data');
}

async function stopServer() {
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null]);
}

async function newGuest() {
  return (await (await fetch(`${origin}/auth/guest`, { method: 'POST' })).json()).accessToken;
}

/** A subscription that the server has acknowledged: `next` is its next update. */
async function watch(gameId) {
  const updates = new EventEmitter();
  const refused = new Promise((_, reject) => updates.once('refused', reject));
  const observable = client.graphql({ query: documents.onGameUpdate, variables: { gameId } });
  const acknowledged = once(wire, 'start_ack');
  const subscription = observable.subscribe({
    next: ({ data }) => updates.emit('update', data.onGameUpdate),
    error: (error) => updates.emit('refused', error),
  });
  await Promise.race([acknowledged, refused]);
  refused.catch(() => {});
  const next = async () => (await once(updates, 'update'))[0];
  return { next, stop: () => subscription.unsubscribe() };
}

const startGame = async () =>
  (await client.graphql({ query: documents.startGame, variables: { input: {} } })).data.startGame;

const answer = async (gameId, turn, said = 'NO') => {
  const variables = { input: { gameId, turn, answer: said } };
  return (await client.graphql({ query: documents.answerQuestion, variables })).data.answerQuestion;
};

before(async () => {
  await startServer();
  outputs = await (await fetch(`${origin}/amplify_outputs.json`)).json();
});

after(stopServer);

beforeEach(async () => {
  token = await newGuest();
  const getTokens = async () => ({ accessToken: decodeJWT(token), idToken: decodeJWT(token) });
  Amplify.configure(parseAmplifyConfig(outputs), { Auth: { tokenProvider: { getTokens } } });
  client = generateClient();
});

test('a query answers', async () => {
  const { data } = await client.graphql({ query: documents.decks });
  assert.ok(data.decks[0].thingCount > 0);
});

test('a typed error arrives with its type and info', async () => {
  const { gameId } = await startGame();
  await answer(gameId, 1, 'YES');
  await assert.rejects(answer(gameId, 1, 'NO'), ({ data, errors: [error] }) => {
    assert.equal(data, null);
    assert.equal(error.errorType, 'TurnAlreadyAnswered');
    assert.deepEqual(error.errorInfo, { answer: 'YES' });
    assert.deepEqual(error.path, ['answerQuestion']);
    return true;
  });
});

test('an endpoint that begins with HTTP in capitals makes a plain socket', async () => {
  assert.equal(outputs.data.url, `HTTP://localhost:${PORT}/graphql`);
  const { gameId } = await startGame();
  const opened = once(wire, 'open');
  const watching = await watch(gameId);
  assert.equal((await opened)[0], `http://localhost:${PORT}/graphql/realtime`);
  watching.stop();
});

test('a subscription gets what the mutation answered', async () => {
  const { gameId } = await startGame();
  const watching = await watch(gameId);
  const update = watching.next();
  assert.deepEqual(await answer(gameId, 1), await update);
  watching.stop();
});

test('two subscriptions share a socket and each gets its own game', async () => {
  const [one, other] = [await startGame(), await startGame()];
  let sockets = 0;
  wire.on('open', () => {
    sockets += 1;
  });
  const [watchingOne, watchingOther] = [await watch(one.gameId), await watch(other.gameId)];
  const updates = Promise.all([watchingOne.next(), watchingOther.next()]);
  await answer(other.gameId, 1);
  await answer(one.gameId, 1);
  assert.deepEqual(
    (await updates).map(({ gameId }) => gameId),
    [one.gameId, other.gameId],
  );
  assert.ok(sockets <= 1, `${sockets} sockets`);
  watchingOne.stop();
  const update = watchingOther.next();
  await answer(one.gameId, 2);
  await answer(other.gameId, 2);
  assert.equal((await update).gameId, other.gameId);
  watchingOther.stop();
});

test("another player's game cannot be watched, and the socket lives on", async () => {
  const { gameId } = await startGame();
  const mine = await watch(gameId);
  const update = mine.next();
  const own = token;
  token = await newGuest();
  await assert.rejects(watch(gameId), ({ errors: [error] }) => /GameNotFound/.test(JSON.stringify(error)));
  token = own;
  await answer(gameId, 1);
  assert.equal((await update).gameId, gameId);
  mine.stop();
});

test('an expired token is refused until the provider has a new one', async () => {
  const fresh = token;
  token = EXPIRED_TOKEN;
  await assert.rejects(client.graphql({ query: documents.decks }), ({ errors: [error] }) => {
    assert.equal(error.message, 'Unauthorized');
    return true;
  });
  await assert.rejects(watch('some-game'), ({ errors: [error] }) => /UnauthorizedException/.test(error.message));
  token = fresh;
  const { gameId } = await startGame();
  const watching = await watch(gameId);
  const update = watching.next();
  await answer(gameId, 1);
  assert.equal((await update).gameId, gameId);
  watching.stop();
});

test('the client comes back after a restart, and its game and token are still good', async () => {
  const { gameId } = await startGame();
  const watching = await watch(gameId);
  const states = [];
  const stop = Hub.listen('api', ({ payload: { event, data } }) => {
    if (event === CONNECTION_STATE_CHANGE) states.push(data.connectionState);
  });
  const returned = once(wire, 'start_ack');
  await stopServer();
  await startServer();
  await returned;
  stop();
  assert.ok(states.includes('ConnectionDisrupted'), states.join());
  const update = watching.next();
  await answer(gameId, 1);
  assert.equal((await update).game.questionsAsked, 2);
  watching.stop();
});
