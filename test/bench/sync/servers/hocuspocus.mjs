/** Hocuspocus with its database extension on PostgreSQL, as its documentation sets it up; copied beside its packages and run there. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
await pool.query('CREATE TABLE IF NOT EXISTS documents (name text PRIMARY KEY, state bytea NOT NULL)');

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const { rows } = await pool.query('SELECT state FROM documents WHERE name = $1', [documentName]);
        return rows[0]?.state ?? null;
      },
      async store({ documentName, state }) {
        await pool.query(
          'INSERT INTO documents (name, state) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state',
          [documentName, state],
        );
      },
    }),
  ],
});
await server.listen();
