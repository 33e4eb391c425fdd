import { getTranslations } from 'next-intl/server'
import { describeError } from '@/lib/actions/describe-error'
import { AppError, type ErrorCode } from '@/lib/errors'
import type { SignInErrors } from './enter'

const codes = [
  'auth.wrongCredentials',
  'auth.locked',
  'auth.wrongCode',
  'auth.challengeOver',
  'auth.noWork',
  'auth.notAllowed',
  'auth.identityUnknown',
  'auth.identityTaken',
  'auth.identityFailed',
  'actions.tooMany',
  'actions.unexpected',
] as const satisfies ErrorCode[]

/** Every refusal of the door in the reader's language: the answer itself carries only a code. */
export async function signInErrors(): Promise<SignInErrors> {
  const t = await getTranslations()
  return Object.fromEntries(codes.map((code) => [code, describeError(t, new AppError('forbidden', code))]))
}
