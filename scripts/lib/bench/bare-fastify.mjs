// Floor for reads: a Fastify route that sends one prepared JSON text from memory. Started as a process of its own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const fastify = createRequire(join(root, 'server/package.json'))('fastify');
const text = readFileSync(process.env.BODY_FILE, 'utf8');
const app = fastify();
app.get('/menu', (_request, reply) => reply.type('application/json; charset=utf-8').send(text));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
