'use client'

import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { enterBy, type SignInErrors } from './enter'

type Words = {
  code: string
  submit: string
  useRecovery: string
  recovery: string
  recoveryHint: string
  useCode: string
}

/** Six digits of the authenticator, or one of the recovery codes. */
export function CodeForm({ words, errors }: { words: Words; errors: SignInErrors }) {
  const [recovering, setRecovering] = useState(false)
  const action = useMemo(() => enterBy('second-factor', errors), [errors])
  return (
    <Form action={action} aria-label={words.submit}>
      {recovering ? (
        <TextInput
          key="recovery"
          name="code"
          label={words.recovery}
          hint={words.recoveryHint}
          mono
          autoFocus
        />
      ) : (
        <div className="digits">
          <TextInput
            key="code"
            name="code"
            label={words.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]*"
            maxLength={7}
            autoFocus
          />
        </div>
      )}
      <p className="mt-4">
        <SubmitButton wide>{words.submit}</SubmitButton>
      </p>
      <p className="row small mt-4">
        <Button variant="link" onClick={() => setRecovering(!recovering)}>
          {recovering ? words.useCode : words.useRecovery}
        </Button>
      </p>
    </Form>
  )
}
