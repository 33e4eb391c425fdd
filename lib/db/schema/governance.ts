import { sql } from 'drizzle-orm'
import { check, index, integer, pgSequence, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, quantity } from '@/lib/db/columns'
import { agencies, divisionLevels, people } from '@/lib/db/schema/agencies'

export const decisionKinds = ['target', 'policy', 'exemption', 'calendar'] as const
export const decisionStates = ['draft', 'submitted', 'returned', 'endorsed', 'repealed'] as const

export const decisionNumbers = pgSequence('decision_number')

/** What the authority decides and the leading group endorses (guide 3(3), 4(2), 5.10(4)). */
export const decisions = pgTable(
  'decision',
  {
    id: id(),
    number: text().notNull().unique(),
    kind: text({ enum: decisionKinds }).notNull(),
    title: text().notNull(),
    text: text().notNull(),
    /** The agency that may build by itself; exemptions only. */
    agencyId: uuid().references(() => agencies.id),
    /** Targets only: what is to be reached, in which unit, by which day. */
    targetValue: quantity(),
    unit: text(),
    dueOn: text(),
    /** YYYY-MM-DD, both days included; until null: until repealed. */
    effectiveFrom: text().notNull(),
    effectiveUntil: text(),
    state: text({ enum: decisionStates }).notNull().default('draft'),
    /** Counts submissions. */
    revision: integer().notNull().default(0),
    /** Optimistic lock of the form. */
    formVersion: integer().notNull().default(1),
    draftedBy: uuid()
      .notNull()
      .references(() => people.id),
    /** Everybody who drafted, edited or submitted: none of them endorses. */
    authorIds: uuid().array().notNull(),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
    submittedBy: uuid().references(() => people.id),
    submittedAt: instant(),
    endorsedAt: instant(),
    repealedBy: uuid().references(() => people.id),
    repealedAt: instant(),
    repealReason: text(),
  },
  (t) => [
    index('decision_agency').on(t.agencyId),
    index('decision_changed').on(t.changedAt.desc().nullsFirst(), t.id),
    check('decision_kind', sql`${t.kind} in ('target','policy','exemption','calendar')`),
    check('decision_state', sql`${t.state} in ('draft','submitted','returned','endorsed','repealed')`),
    check('decision_exemption', sql`(${t.kind} = 'exemption') = (${t.agencyId} is not null)`),
    check(
      'decision_target',
      sql`(${t.kind} = 'target') = (${t.targetValue} is not null and ${t.unit} is not null and ${t.dueOn} is not null)
        and num_nonnulls(${t.targetValue}, ${t.unit}, ${t.dueOn}) in (0, 3)`,
    ),
    check('decision_span', sql`${t.effectiveUntil} is null or ${t.effectiveUntil} >= ${t.effectiveFrom}`),
    check('decision_endorsed', sql`(${t.state} in ('endorsed','repealed')) = (${t.endorsedAt} is not null)`),
    check(
      'decision_repealed',
      sql`(${t.state} = 'repealed') = (${t.repealedAt} is not null and ${t.repealReason} is not null)`,
    ),
  ],
)

/** What the leading group said to one submission, and at which level of administration (guide 5.10(2)). */
export const endorsements = pgTable(
  'endorsement',
  {
    id: id(),
    decisionId: uuid()
      .notNull()
      .references(() => decisions.id),
    revision: integer().notNull(),
    verdict: text({ enum: ['endorse', 'return'] }).notNull(),
    level: text({ enum: divisionLevels }).notNull(),
    opinion: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    at: instant().notNull(),
    /** The submission it answers. */
    submittedBy: uuid()
      .notNull()
      .references(() => people.id),
    submittedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('endorsement_once').on(t.decisionId, t.revision),
    check('endorsement_two_people', sql`${t.personId} <> ${t.submittedBy}`),
  ],
)
