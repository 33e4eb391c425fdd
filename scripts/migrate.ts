import { migrate } from '@/lib/db/migrate'

function given(name: string): URL {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing`)
  return new URL(value)
}

const owner = given('DATABASE_OWNER_URL')
const passwordOf = (name: string) => decodeURIComponent(given(name).password)

await migrate(owner.href, {
  appPassword: passwordOf('DATABASE_URL'),
  platformPassword: passwordOf('DATABASE_PLATFORM_URL'),
})
