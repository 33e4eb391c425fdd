import * as z from 'zod'
import { readSetting } from '@/lib/agencies/read-setting'
import { type PasswordProfile, type PasswordProfileName, passwordProfiles } from '@/lib/auth/password-profile'
import type { Ctx } from '@/lib/context'

const Profile = z.enum(['mlps3', 'asvs']).default('mlps3')

/** The password profile this deployment chose: 等保三级 unless the system administrator says otherwise. */
export async function passwordPolicy(ctx: Ctx): Promise<PasswordProfile & { name: PasswordProfileName }> {
  const name = await readSetting(ctx, 'auth.passwordProfile', Profile)
  return { name, ...passwordProfiles[name] }
}
