'use client'

import { useRouter } from 'next/navigation'

type Props = { label: string; size: number; options: { size: number; href: string }[] }

export function PageSize({ label, size, options }: Props) {
  const router = useRouter()
  return (
    <label>
      {label}{' '}
      <select
        className="sel"
        value={size}
        onChange={(event) => {
          const wanted = options.find((option) => option.size === Number(event.currentTarget.value))
          if (wanted) router.push(wanted.href, { scroll: false })
        }}
      >
        {options.some((option) => option.size === size) ? null : <option value={size}>{size}</option>}
        {options.map((option) => (
          <option key={option.size} value={option.size}>
            {option.size}
          </option>
        ))}
      </select>
    </label>
  )
}
