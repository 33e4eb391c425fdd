import { admin } from './matrix/admin'
import { agency } from './matrix/agency'
import { api } from './matrix/api'
import { billing } from './matrix/billing'
import { catalogue } from './matrix/catalogue'
import { desk } from './matrix/desk'
import { doorAndAccount } from './matrix/door-and-account'
import { instances } from './matrix/instances'
import { orders } from './matrix/orders'
import { pages } from './matrix/pages'
import { routes } from './matrix/routes'
import type { Matrix } from './row'

/**
 * Every page, route and server action of the portal, and who may call it. A new one that does not stand here
 * fails the test, and so does a line whose page, route or action is gone.
 */
export const matrix: Matrix = {
  ...pages,
  ...routes,
  ...api,
  ...doorAndAccount,
  ...orders,
  ...instances,
  ...agency,
  ...billing,
  ...catalogue,
  ...desk,
  ...admin,
}
