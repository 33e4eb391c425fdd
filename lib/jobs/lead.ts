import { Client } from 'pg'

/** Holds one advisory lock on a connection of its own: the process that has it leads; its death frees it. */
export class Leadership {
  private client: Client | null = null
  private held = false

  constructor(
    private readonly address: string,
    private readonly lock: number,
  ) {}

  get leads(): boolean {
    return this.held
  }

  /** The leading connection, for what only the leader may do on it. */
  get connection(): Client | null {
    return this.held ? this.client : null
  }

  /** Tries to lead; true while it does. A lost connection is a lost lead. */
  async try(): Promise<boolean> {
    if (this.held) return true
    try {
      const client = this.client ?? (await this.connect())
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
        this.lock,
      ])
      this.held = rows[0]?.got === true
    } catch {
      this.drop()
    }
    return this.held
  }

  async end(): Promise<void> {
    const { client } = this
    this.drop()
    await client?.end().catch(() => {})
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.address,
      application_name: 'zt_lead',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    })
    client.on('error', () => this.drop())
    client.on('end', () => this.drop())
    await client.connect()
    this.client = client
    return client
  }

  private drop(): void {
    this.client = null
    this.held = false
  }
}
