import type { Permission } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/roles'

/** Something whose id a call names. For the roles it does not exist; for the stranger it is another agency's. */
export type Thing =
  | '@agency'
  | '@approvalStep'
  | '@budget'
  | '@businessSystem'
  | '@decision'
  | '@instance'
  | '@order'
  | '@orderLine'
  | '@person'
  | '@plan'
  | '@run'
  | '@service'
  | '@sshKey'
  | '@statement'
  | '@statementLine'
  | '@subnet'
  | '@task'
  | '@transfer'
  | '@missing'

export type Fields = Record<string, string | string[]>

/** One line of the matrix: who may call it, and a call that reaches the verb. */
export type Row = {
  /** `public`: whoever stands at the door. */
  who: Permission | 'public'
  /** Narrower than the permission: only people of an agency, or only people of the platform. */
  side?: 'agency' | 'platform'
  roles?: readonly Role[]
  /** Values of the path's parameters. */
  params?: Record<string, string>
  /** What the form sends; `@thing` stands for an id, `file:` begins the content of a file. */
  fields?: Fields
  query?: string
  json?: unknown
  headers?: Record<string, string>
  /** Ends the very session that calls. */
  endsSession?: boolean
  /** Whether one's own account stays open until a mandatory second factor exists. */
  withoutFactor?: false
  /** Roles, too, are tried with real ids: of what is missing nobody could tell. */
  real?: true
  /** Looks for the thing before it knows what right it takes: who may not, hears that there is none. */
  hides?: true
  /** The stranger is told how each item ended, not that the whole was refused. */
  foreign?: false
}

export type Matrix = Record<string, Row>
