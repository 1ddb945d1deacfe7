// An authorization server, which is `oidc-provider`, and a server with something to protect, which asks it about each token.
//
//     node server.mjs NODE_MODULES PORT
//
// The first listens on PORT, the second on the next one. `/control/…` of the second is for the test: what was counted for a
// client, and what a person or an administrator would do.
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, port] = [process.argv[2], Number(process.argv[3])];
const { Provider } = await import(pathToFileURL(path.join(modules, 'oidc-provider/lib/index.js')).href);

const issuer = `http://127.0.0.1:${port}`;
const machine = { grant_types: ['client_credentials'], redirect_uris: [], response_types: [] };
const person = { grant_types: ['authorization_code', 'refresh_token'], redirect_uris: ['https://app.acme.dev/back'] };
const client = (client_id, more) => ({ client_id, client_secret: `secret of ${client_id}: a+b%2F&c=d`, ...more });
const [basic, post] = ['client_secret_basic', 'client_secret_post'].map((token_endpoint_auth_method) => ({ token_endpoint_auth_method }));

const provider = new Provider(issuer, {
  clients: [
    client('resource-server', { ...machine, ...basic }),
    client('first calls', { ...machine, ...basic }),
    client('brief', { ...machine, ...basic }),
    client('revoked', { ...machine, ...basic }),
    client('revoked at once', { ...machine, ...basic }),
    client('wrong', { ...machine, ...basic, scope: 'invoices:read' }),
    client('by post', { ...machine, ...post }),
    client('rotating', { ...person, ...basic }),
    client('rotating by post', { ...person, ...post }),
    client('ended', { ...person, ...basic }),
  ],
  scopes: ['openid', 'offline_access', 'invoices:read', 'invoices:write'],
  features: {
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: false },
  },
  findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  // Each answer has another refresh token, and one that comes twice ends them all.
  rotateRefreshToken: true,
  ttl: {
    ClientCredentials: (_, __, { clientId }) => (clientId === 'brief' ? 4 : 600),
    AccessToken: 4,
    RefreshToken: 600,
    IdToken: 600,
    Grant: 600,
  },
});

// What was asked of the authorization server, and of the other one, by client.
const counted = new Map();
const of = (id) => {
  if (!counted.has(id)) counted.set(id, { asked: 0, by_post: 0, refused: 0, let_in: 0, tokens: new Set(), turned_away: 0 });
  return counted.get(id);
};
provider.use(async (ctx, next) => {
  await next();
  if (ctx.oidc?.route !== 'token') return;
  const id = ctx.oidc.client?.clientId ?? ctx.oidc.params?.client_id ?? 'nobody';
  of(id).asked += 1;
  if (!ctx.get('authorization')) of(id).by_post += 1;
  if (ctx.status !== 200) of(id).refused += 1;
});

const mine = client('resource-server');
const form = (text) => encodeURIComponent(text).replaceAll('%20', '+');
const authorization = `Basic ${Buffer.from(`${form(mine.client_id)}:${form(mine.client_secret)}`).toString('base64')}`;

async function introspect(token) {
  const response = await fetch(`${issuer}/token/introspection`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token }),
  });
  return response.json();
}

// Which client a token was for, though it is good no more.
const owners = new Map();

async function read(request, say) {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const { active, client_id } = await introspect(token);
  if (!active) {
    of(owners.get(token) ?? 'nobody').turned_away += 1;
    return say(401, { error: 'invalid_token' }, { 'www-authenticate': 'Bearer error="invalid_token"' });
  }
  owners.set(token, client_id);
  of(client_id).let_in += 1;
  of(client_id).tokens.add(token);
  return say(200, { client: client_id });
}

// What a person would have agreed to in a browser: the refresh token that comes of it.
async function agree(id) {
  const grant = new provider.Grant({ accountId: 'ada', clientId: id });
  grant.addOIDCScope('openid offline_access');
  const token = new provider.RefreshToken({
    accountId: 'ada',
    client: await provider.Client.find(id),
    grantId: await grant.save(),
    gty: 'authorization_code',
    scope: 'openid offline_access',
    expiresWithSession: false,
  });
  return token.save();
}

async function revoke(id) {
  for (const token of of(id).tokens) {
    await (await provider.ClientCredentials.find(token))?.destroy();
  }
}

const resource = http.createServer(async (request, response) => {
  const say = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const { pathname, searchParams } = new URL(request.url, issuer);
  const id = searchParams.get('client');
  try {
    switch (pathname) {
      case '/read': return await read(request, say);
      case '/control/counts': return say(200, { ...of(id), tokens: of(id).tokens.size });
      case '/control/agree': return say(200, { refresh_token: await agree(id) });
      case '/control/revoke': await revoke(id); return say(200, {});
      default: return say(404, {});
    }
  } catch (error) {
    return say(500, { error: String(error?.stack ?? error) });
  }
});

provider.listen(port, '127.0.0.1', () => resource.listen(port + 1, '127.0.0.1', () => console.log('listening')));
