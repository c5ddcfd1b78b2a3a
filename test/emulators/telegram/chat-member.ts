import type { Platform } from './platform.ts';
import type { WireUser } from './wire-types.ts';
import type { ChatRecord } from './world.ts';

const ADMIN_RIGHTS = {
  can_be_edited: false, is_anonymous: false, can_manage_chat: true, can_delete_messages: true, can_manage_video_chats: false,
  can_restrict_members: false, can_promote_members: false, can_change_info: true, can_invite_users: true, can_post_stories: false,
  can_edit_stories: false, can_delete_stories: false, can_post_messages: true, can_edit_messages: true, can_pin_messages: false,
  can_manage_topics: false, can_manage_direct_messages: false, can_manage_tags: false, can_send_welcome_messages: false,
};

/** A ChatMember object for a status. */
export function chatMember(status: ChatRecord['botStatus'], user: WireUser): object {
  if (status === 'kicked') return { status, user, until_date: 0 };
  if (status === 'administrator') return { status, user, ...ADMIN_RIGHTS };
  return { status: status === 'none' ? 'left' : status, user };
}

/** Changes what the bot is in a chat and tells it so by `my_chat_member`. */
export function emitMyStatus(platform: Platform, chat: ChatRecord, from: WireUser, status: 'member' | 'administrator' | 'kicked' | 'left'): Promise<void> {
  const { bot } = platform.world;
  const old_chat_member = chatMember(chat.botStatus, bot);
  chat.botStatus = status;
  const date = platform.world.seconds();
  return platform.feed.emit('my_chat_member', chat.wire.id, from.id, {
    chat: chat.wire, from, date, old_chat_member, new_chat_member: chatMember(status, bot),
  });
}
