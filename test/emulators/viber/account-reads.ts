import type { Account } from './account.ts';
import { ok, type Reply } from './endpoint.ts';
import { refuse } from './statuses.ts';
import type { WireObject } from './wire.ts';

const ACCOUNT_ID = 'pa:75346594275468546724';
const ONLINE_IDS_MAX = 100;

/** get_account_info (channels.md §1.7). */
export function getAccountInfo(account: Account): Reply {
  const { name, uri } = account.settings;
  const target = account.delivery.target;
  return ok({
    id: ACCOUNT_ID,
    name,
    uri,
    icon: '',
    background: '',
    category: 'Business',
    subcategory: 'Jobs',
    location: { lat: 16.8409, lon: 96.1735 },
    country: 'MM',
    ...(target === undefined ? {} : { webhook: target.href, event_types: [...account.eventTypes] }),
    subscribers_count: [...account.people.values()].filter(person => person.subscribed).length,
    members: [],
  });
}

/** get_user_details: twice in 12 hours for each user, then status 12 (our assumption of the code). */
export function getUserDetails(account: Account, body: WireObject): Reply {
  const id = body['id'];
  if (typeof id !== 'string') return refuse('missingData', 'id is missing');
  const person = account.people.get(id);
  if (person === undefined) return refuse('receiverNotRegistered', 'notFound');
  if (!person.takesDetailRead(account.now())) return refuse('tooManyRequests', 'Too many requests');
  const device = person.facts.desktop ? 'Windows' : 'Android 14';
  return ok(
    {
      user: {
        ...account.userObject(person),
        primary_device_os: device,
        viber_version: '24.6.0',
        mcc: 414,
        mnc: 1,
        device_type: person.facts.desktop ? 'Desktop' : 'SM-A155F',
      },
    },
    account.nextToken(),
  );
}

/** get_online: at most 100 ids; everybody here is online, strangers are unavailable. */
export function getOnline(account: Account, body: WireObject): Reply {
  const ids = body['ids'];
  if (!Array.isArray(ids)) return refuse('missingData', 'ids is missing');
  if (ids.length > ONLINE_IDS_MAX) return refuse('badData', `ids is too long (maximum: ${ONLINE_IDS_MAX})`);
  return ok({
    users: ids.map((id: unknown) =>
      typeof id === 'string' && account.people.has(id)
        ? { id, online_status: 0, online_status_message: 'online' }
        : { id, online_status: 4, online_status_message: 'unavailable' },
    ),
  });
}
