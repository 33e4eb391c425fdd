import { findPerson, listHats } from '@/lib/agencies/person-queries'
import { getAgency } from '@/lib/agencies/queries'
import { type Role, secondFactorRoles } from '@/lib/auth/roles'
import { type DemonstrationAccount, demonstrationAccounts } from '@/lib/auth/sign-in-for-demonstration'
import type { Ctx } from '@/lib/context'

export type DemonstrationRole = DemonstrationAccount & {
  name: string
  /** The first of the roles worn. */
  role: Role
  agencyName: string | null
  /** Whether this role would need a second factor with its own account. */
  secondFactor: boolean
}

/** The sign-in page of a demonstration: who may be tried, and what they do. */
export async function demonstrationRoles(ctx: Ctx): Promise<DemonstrationRole[]> {
  const accounts = await demonstrationAccounts(ctx)
  const roles = await Promise.all(
    accounts.map(async (account) => {
      const person = await findPerson(ctx, account.personId)
      if (person?.state !== 'active') return []
      const hats = await listHats(ctx, account.personId)
      const hat = hats.find((one) => one.agencyId === account.agencyId)
      const agencyName = account.agencyId ? (await getAgency(ctx, account.agencyId)).name : null
      const secondFactor = hat?.roles.some((role) => secondFactorRoles.includes(role)) ?? false
      const role = hat?.roles[0]
      return role ? [{ ...account, role, name: person.name, agencyName, secondFactor }] : []
    }),
  )
  return roles.flat()
}
