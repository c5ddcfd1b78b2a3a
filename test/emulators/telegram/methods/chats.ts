import { badRequest } from '../api-error.ts';
import { chatMember, emitMyStatus } from '../chat-member.ts';
import type { Method } from '../platform.ts';

export const getChat: Method = (platform, params) => {
  const { wire } = platform.world.known(params.text('chat_id'));
  const accepted_gift_types = {
    unlimited_gifts: true, limited_gifts: true, unique_gifts: true, premium_subscription: true, gifts_from_channels: true,
  };
  return { ...wire, accent_color_id: 1, max_reaction_count: 11, accepted_gift_types };
};

export const getChatMember: Method = (platform, params) => {
  const chat = platform.world.known(params.text('chat_id'));
  const id = params.int('user_id', 0);
  if (id === platform.world.bot.id) return chatMember(chat.botStatus, platform.world.bot);
  const user = chat.user?.id === id ? chat.user : chat.members.get(id);
  if (user === undefined) throw badRequest('PARTICIPANT_ID_INVALID');
  return chatMember('member', user);
};

export const getChatMemberCount: Method = (platform, params) => {
  const chat = platform.world.known(params.text('chat_id'));
  return chat.wire.type === 'private' ? 2 : chat.members.size + 1;
};

export const leaveChat: Method = (platform, params) => {
  const chat = platform.world.writable(params.text('chat_id'));
  if (chat.wire.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  void emitMyStatus(platform, chat, platform.world.bot, 'left');
  return true;
};
