/** Words of a search sentence that say nothing about the job: input spellings, not texts. */
export const LITTLE_WORDS: readonly string[] = [
  'a', 'an', 'the', 'in', 'at', 'on', 'for', 'of', 'to', 'and', 'or', 'with', 'any', 'some', 'near', 'me', 'my', 'please', 'pls', 'hi', 'hello',
  'i', 'im', 'am', 'is', 'are', 'do', 'you', 'have', 'want', 'need', 'looking', 'look', 'search', 'find', 'get', 'give', 'show', 'can', 'there',
  'job', 'jobs', 'work', 'working', 'vacancy', 'vacancies', 'position', 'hiring', 'salary', 'township', 'tsp', 'city', 'region',
  'အလုပ်', 'အလုပ်အကိုင်', 'ရာထူး', 'ရှာ', 'ရှာနေ', 'ရှာချင်', 'ရှာပေး', 'ရှာနေပါတယ်', 'ရှာနေတယ်', 'ရှိ', 'ရှိလား', 'ရှိပါသလား', 'ရှိသလား', 'လို', 'လိုချင်', 'လိုချင်ပါတယ်', 'လိုချင်တယ်',
  'လုပ်ချင်', 'လုပ်ချင်တယ်', 'လုပ်ချင်ပါတယ်', 'မှာ', 'တွင်', 'က', 'ကို', 'နဲ့', 'နှင့်', 'ဝန်းကျင်', 'နား', 'နားမှာ', 'အနား', 'အတွက်', 'တဲ့', 'ပါ', 'ပါတယ်', 'ပေး', 'ပေးပါ', 'လား', 'များ', 'တွေ',
  'မြို့', 'မြို့နယ်', 'တိုင်း', 'ဘက်', 'လစာ', 'ရတဲ့', 'ရ', 'မင်္ဂလာပါ', 'ဒီ', 'အခု', 'နေ', 'တယ်', 'ချင်', 'ချင်တယ်', 'ဝန်ထမ်း',
];
