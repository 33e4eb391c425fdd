'use client'

import { useMemo } from 'react'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { enterBy, type SignInErrors } from './enter'

type Words = { account: string; password: string; lockHint: string; submit: string }

export function PasswordForm({ words, errors }: { words: Words; errors: SignInErrors }) {
  const action = useMemo(() => enterBy('password', errors), [errors])
  return (
    <Form action={action} aria-label={words.submit}>
      <TextInput name="account" label={words.account} autoComplete="username" required />
      <TextInput
        name="password"
        label={words.password}
        hint={words.lockHint}
        type="password"
        autoComplete="current-password"
        required
      />
      <p className="row mt-5">
        <SubmitButton wide>{words.submit}</SubmitButton>
      </p>
    </Form>
  )
}
