import 'server-only'
import * as z from 'zod'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const port = z.coerce.number().int().min(1).max(65_535)
const database = z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'postgres://user:password@host:port/database')
const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64')
const web = z.url({ protocol: /^https?$/ })

const Env = z.object({
  /** zt_app: sees one agency at a time. */
  DATABASE_URL: database,
  /** zt_platform: operators and workers, across agencies. */
  DATABASE_PLATFORM_URL: database,
  /** zt_owner: migrates, installs and restores; web and workers never connect with it. */
  DATABASE_OWNER_URL: database.optional(),
  /** Connections of one process to each of its logins. */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  /** The address people use, as in links of e-mails and of the identity provider. */
  NEXTAUTH_URL: web,
  NEXTAUTH_SECRET: z.string().min(32),
  AUDIT_KEY: key,
  FIELD_ENCRYPTION_KEY: key,
  DEMO: flag.default(false),
  DATA_DIR: z.string().default('.data'),
  PORT: port.default(3000),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Runs a worker advances at once, and jobs of every other queue at once. */
  WORKER_SLOTS: z.coerce.number().int().min(1).max(64).default(8),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(32).default(4),
  /** Port of /metrics of a web process; the worker beside it takes the next one. Without it there are none. */
  METRICS_PORT: port.optional(),
  /** Ed25519 key (PKCS#8, base64) that signs the daily anchor; without it one is made in DATA_DIR. */
  AUDIT_ANCHOR_KEY: z.base64().optional(),
  /** Bearer of /metrics; without it metrics are answered on loopback only. */
  METRICS_TOKEN: z.string().min(16).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().min(3).optional(),
  OIDC_ISSUER: web.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Program that is given an attachment's path and ends with 0 when it is clean. */
  ATTACHMENT_SCAN_COMMAND: z.string().min(1).optional(),
})

export type Env = z.infer<typeof Env>

/** Environment variables, an empty one counting as absent. Throws one sentence in each language, with no value in it. */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '')
  const parsed = Env.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ')
  const reason = parsed.error.issues[0]?.message
  throw new Error(
    `环境变量无效：${names}（${reason}）。\nNot a valid environment value: ${names} (${reason}).`,
  )
}

export const env = parseEnv(process.env)
