export type { Localized } from '@/lib/db/schema/catalog'
