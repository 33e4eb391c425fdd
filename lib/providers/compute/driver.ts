/**
 * What every compute engine must be able to do. Drivers translate and decide nothing. Every effect is asked
 * for by token: the driver looks the token up before it makes anything, so that asking twice makes one.
 */
export type Power = 'building' | 'running' | 'stopped' | 'suspended'

export type MachineSpec = {
  name: string
  vcpu: number
  memoryMiB: number
  diskGiB: number
  dataDisksGiB: readonly number[]
  /** Host chosen by the scheduler; a driver that delegates placement ignores it. */
  hostName: string | null
  image: string | null
  network: { ref: string; cidr: string }
  sshKeys: readonly string[]
}

/**
 * `attempt` fences: an engine that has seen a later one for the token refuses an earlier one. Null: no run's.
 * `traceId` is the number of the request that caused the call; a driver hands it on to its engine.
 */
export type Call = { signal: AbortSignal; attempt: number | null; traceId?: string }

export type Port = { ref: string; address: string }
export type Machine = {
  ref: string
  token: string | null
  name: string
  power: Power
  address: string | null
  hostName: string | null
  vcpu: number
  memoryMiB: number
  diskGiB: number
  disks: number
  createdAt: Date
}

export type Change =
  | { action: 'start' | 'stop' | 'reboot' | 'monitor' }
  | { action: 'rename'; name: string }
  /** On the host named, moving there if need be; null: where it is. */
  | { action: 'resize'; vcpu: number; memoryMiB: number; diskGiB: number; hostName: string | null }
  /** To another host of the pool while it keeps running, or as it is when it does not run. */
  | { action: 'move'; hostName: string }
  /** On another host from its disks, because its own has failed: same reference, address and power. */
  | { action: 'rebuild'; hostName: string }
  /** Gives an orphan its new owner's token. */
  | { action: 'adopt'; newToken: string }

export type Sample = { at: Date; cpuPercent: number; memoryMiB: number }
export type Health = { ok: boolean; detail: string }

/** What an engine may be unable to do; whoever plans asks first. `power`: switching its hosts off and on. */
export type Abilities = { move: boolean; rebuild: boolean; power: boolean }

/** `starting`: switched on, takes no machines yet. */
export type HostPower = 'on' | 'off' | 'starting'

export type ComputeDriver = {
  /** The interface says so wherever such a machine is shown. */
  readonly simulated: boolean
  readonly abilities: Abilities
  ensurePort(spec: MachineSpec, token: string, call: Call): Promise<Port>
  removePort(token: string, call: Call): Promise<void>
  ensure(spec: MachineSpec, token: string, call: Call): Promise<Machine>
  ensureDisks(ref: string, gib: readonly number[], token: string, call: Call): Promise<Machine>
  /** Null: there is no such object now. */
  observe(ref: string, call: Call): Promise<Machine | null>
  find(token: string, call: Call): Promise<Machine | null>
  change(ref: string, change: Change, token: string, call: Call): Promise<Machine>
  suspend(ref: string, token: string, call: Call): Promise<Machine>
  resume(ref: string, token: string, call: Call): Promise<Machine>
  /** Removing what is gone already is done. */
  remove(ref: string, token: string, call: Call): Promise<void>
  /** Everything the engine holds in this pool, for the sweep. */
  list(call: Call): Promise<Machine[]>
  /** One sample every `stepSeconds`, within [from, to). */
  samples(ref: string, from: Date, to: Date, stepSeconds: number, call: Call): Promise<Sample[]>
  /** Switches an empty host off; asked again, it says how far it is. One with machines is refused for good. */
  powerDownHost(hostName: string, token: string, call: Call): Promise<HostPower>
  /** Switches a host on; asked again, it says how far it is. One that is on stays so. */
  wakeHost(hostName: string, token: string, call: Call): Promise<HostPower>
  /** Replays what the engine forgets when it restarts. */
  reconcile(call: Call): Promise<void>
  health(call: Call): Promise<Health>
}
