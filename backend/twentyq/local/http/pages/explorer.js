// The API explorer: sends queries as a guest, follows subscriptions, and shows the schema. Needs no network.

const element = (id) => document.getElementById(id);
const FIRST_QUERY = `query Decks {
  decks { id name thingCount }
}

mutation Start {
  startGame(input: {}) {
    gameId
    game { id status currentTurn { number text } }
    reply { kind text }
  }
}

mutation Answer($gameId: ID!, $turn: Int!) {
  answerQuestion(input: { gameId: $gameId, turn: $turn, answer: YES }) {
    gameId
    game { status questionsAsked currentTurn { number text } }
  }
}

subscription Watch($gameId: ID!) {
  onGameUpdate(gameId: $gameId) {
    gameId
    game { status questionsAsked currentTurn { number text } }
  }
}
`;
const INTROSPECTION = `{ __schema { types { name kind description
  fields { name description args { name type { ...T } } type { ...T } }
  inputFields { name description type { ...T } }
  enumValues { name description } } } }
fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

let session = JSON.parse(sessionStorage.getItem('session') ?? 'null');
let socket = null;

async function signIn(refreshToken) {
  const body = refreshToken ? JSON.stringify({ refreshToken }) : undefined;
  const response = await fetch('/auth/guest', { method: 'POST', body });
  if (!response.ok && refreshToken) return signIn();
  session = await response.json();
  sessionStorage.setItem('session', JSON.stringify(session));
  element('player').textContent = `Player ${session.playerId.slice(0, 8)}`;
}

async function token() {
  if (!session) await signIn();
  if (Date.parse(session.expiresAt) - Date.now() < 60_000) await signIn(session.refreshToken);
  element('player').textContent = `Player ${session.playerId.slice(0, 8)}`;
  return session.accessToken;
}

async function post(request, again = true) {
  const headers = { authorization: await token(), 'content-type': 'application/json' };
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  if (response.status !== 401 || !again) return response.json();
  await signIn(session.refreshToken);
  return post(request, false);
}

function show(value, append = false) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  element('response').textContent = append ? `${element('response').textContent}\n\n${text}` : text;
}

async function subscribe(request) {
  const authorization = { Authorization: await token(), host: location.host };
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql/realtime`;
  const encoded = btoa(JSON.stringify(authorization)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  socket = new WebSocket(url, ['graphql-ws', `header-${encoded}`]);
  const send = (message) => socket.send(JSON.stringify(message));
  const start = { id: '1', type: 'start', payload: { data: JSON.stringify(request), extensions: { authorization } } };
  socket.onopen = () => send({ type: 'connection_init' });
  socket.onclose = () => show('The subscription has ended.', true);
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'connection_ack') send(start);
    else if (message.type === 'start_ack') show('Waiting for updates…');
    else if (message.type !== 'ka') show(message.payload ?? message, true);
  };
}

function operations(query) {
  return [...query.matchAll(/^\s*(query|mutation|subscription)\s+(\w+)/gm)].map(([, kind, name]) => ({ kind, name }));
}

function listOperations() {
  const chosen = element('operation').value;
  const options = operations(element('query').value).map(({ name }) => new Option(name, name));
  element('operation').replaceChildren(...options);
  if (options.some(({ value }) => value === chosen)) element('operation').value = chosen;
}

// The game and turn of the last answer, where the operations have variables of these names.
function fillVariables(answer) {
  const update = Object.values(answer.data ?? {}).find((value) => value?.gameId);
  if (!update) return;
  const variables = JSON.parse(element('variables').value || '{}');
  variables.gameId = update.gameId;
  if (update.game?.currentTurn) variables.turn = update.game.currentTurn.number;
  element('variables').value = JSON.stringify(variables, null, 2);
}

async function run() {
  const query = element('query').value;
  const operationName = element('operation').value || undefined;
  sessionStorage.setItem('query', query);
  sessionStorage.setItem('variables', element('variables').value);
  try {
    const variables = JSON.parse(element('variables').value || '{}');
    const { kind } = operations(query).find(({ name }) => name === operationName) ?? {};
    const streams = kind === 'subscription' || /^\s*subscription\b/.test(query);
    if (streams) {
      if (socket) socket.onclose = null;
      socket?.close();
      await subscribe({ query, variables, operationName });
      return;
    }
    const answer = await post({ query, variables, operationName });
    show(answer, socket?.readyState === WebSocket.OPEN);
    fillVariables(answer);
  } catch (error) {
    show(`${error.name}: ${error.message}`);
  }
}

function typeName({ kind, name, ofType }) {
  if (kind === 'NON_NULL') return `${typeName(ofType)}!`;
  return kind === 'LIST' ? `[${typeName(ofType)}]` : name;
}

function innerName(type) {
  return type.ofType ? innerName(type.ofType) : type.name;
}

function member({ name, description, args = [], type }) {
  const term = document.createElement('dt');
  const given = args.map((argument) => `${argument.name}: ${typeName(argument.type)}`).join(', ');
  term.textContent = given ? `${name}(${given})` : name;
  if (type) {
    const link = Object.assign(document.createElement('a'), { href: `#${innerName(type)}`, textContent: typeName(type) });
    term.append(': ', link);
  }
  const said = Object.assign(document.createElement('dd'), { textContent: description ?? '' });
  return description ? [term, said] : [term];
}

function typeEntry({ name, kind, description, fields, inputFields, enumValues }) {
  const entry = Object.assign(document.createElement('details'), { id: name, open: name === 'Query' });
  entry.append(Object.assign(document.createElement('summary'), { textContent: `${name} · ${kind.toLowerCase()}` }));
  if (description) entry.append(Object.assign(document.createElement('p'), { textContent: description }));
  const members = document.createElement('dl');
  members.append(...(fields ?? inputFields ?? enumValues ?? []).flatMap(member));
  entry.append(members);
  return entry;
}

async function showSchema() {
  const { data } = await post({ query: INTROSPECTION });
  const order = ['Query', 'Mutation', 'Subscription'];
  const rank = ({ name }) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
  const own = data.__schema.types.filter(({ name }) => !name.startsWith('__')).sort((a, b) => rank(a) - rank(b));
  element('types').replaceChildren(...own.map(typeEntry));
}

function find() {
  const wanted = element('search').value.toLowerCase();
  for (const entry of element('types').children) {
    entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
    if (wanted) entry.open = !entry.hidden;
  }
}

element('query').value = sessionStorage.getItem('query') ?? FIRST_QUERY;
element('variables').value = sessionStorage.getItem('variables') ?? '{}';
element('run').onclick = run;
element('guest').onclick = () => signIn();
element('examples').onclick = () => {
  element('query').value = FIRST_QUERY;
  listOperations();
};
element('query').oninput = listOperations;
element('search').oninput = find;
addEventListener('hashchange', () => document.getElementById(location.hash.slice(1))?.setAttribute('open', ''));
addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
});
listOperations();
showSchema().catch((error) => show(`${error.name}: ${error.message}`));
