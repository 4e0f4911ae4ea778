// A player on the unmodified aws-amplify client. Calls come as JSON lines on standard input, results go to standard output.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../../amplify/package.json', import.meta.url));
const { Amplify } = require('aws-amplify');
const auth = require('aws-amplify/auth');
const { generateClient } = require('aws-amplify/api');
const { parseAmplifyConfig } = require('aws-amplify/utils');

const calls = {
  // Cognito and AppSync stand at the emulator's address; all else is as amplify_outputs.json says.
  configure({ outputs, cognito, graphql }) {
    const config = parseAmplifyConfig(outputs);
    config.Auth.Cognito.userPoolEndpoint = cognito;
    config.API.GraphQL.endpoint = graphql;
    Amplify.configure(config);
  },
  signUp: auth.signUp,
  confirmSignUp: auth.confirmSignUp,
  signIn: (input) => auth.signIn({ ...input, options: { authFlowType: 'USER_SRP_AUTH' } }),
  refresh: () => auth.fetchAuthSession({ forceRefresh: true }).then((session) => session.userSub),
  signOut: () => auth.signOut(),
  graphql: ({ query, variables }) =>
    generateClient()
      .graphql({ query, variables })
      .then(
        ({ data }) => ({ data }),
        (failure) => {
          if (!failure.errors) throw failure;
          return { data: failure.data, errors: failure.errors };
        },
      ),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { call, input } = JSON.parse(line);
  const outcome = await Promise.resolve()
    .then(() => calls[call](input))
    .then(
      (result) => ({ result: result ?? null }),
      ({ name, message }) => ({ failure: { name, message } }),
    );
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
}
