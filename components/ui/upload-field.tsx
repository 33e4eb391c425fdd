'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from './button'
import { Field, type FieldBase } from './field'
import { useFormat } from './use-format'

type Props = FieldBase & { accept?: string; multiple?: boolean; required?: boolean; maxBytes?: number }

/** Files are listed by name and size before they are sent; one that is too large is said so at once. */
export function UploadField({ maxBytes, accept, multiple, required, ...base }: Props) {
  const t = useTranslations('ui.upload')
  const f = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<File[]>([])
  const large = maxBytes ? files.find((file) => file.size > maxBytes) : undefined
  const error = large && maxBytes ? t('tooLarge', { name: large.name, limit: f.bytes(maxBytes) }) : base.error
  return (
    <Field {...base} error={error}>
      {({ typed: _, typedAll: __, ...control }) => (
        <div className="upload">
          <input
            {...control}
            ref={input}
            className="upload__in"
            type="file"
            accept={accept}
            multiple={multiple}
            required={required}
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
          />
          <Button icon="attach" aria-hidden tabIndex={-1} onClick={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <ul>
            {files.map((file) => (
              <li key={file.name}>
                {file.name} <span className="t3">{f.bytes(file.size)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  )
}
