/** Words in both languages: Burmese first. */
export type Both = readonly [my: string, en: string];

/** A line of business: who hires there, for what, and how such posts read. */
export interface Sector {
  readonly id: string;
  readonly companies: readonly Both[];
  /** Role of the vocabulary with the monthly pay in lakhs, low and high. */
  readonly roles: readonly (readonly [role: string, low: number, high: number])[];
  readonly duties: readonly Both[];
  readonly wanted: readonly Both[];
}

export const SECTORS: readonly Sector[] = [
  {
    id: 'food',
    companies: [['ရွှေပဒုမ္မာ လက်ဖက်ရည်ဆိုင်', 'Shwe Padonmar Tea House'], ['မြို့မ ထမင်းဆိုင်', 'Myoma Restaurant'], ['Golden Cup Café', 'Golden Cup Café'], ['ဒေါ်ခင် မုန့်တိုက်', 'Daw Khin Bakery'], ['ရေချမ်းစင် ဟော့ပေါ့', 'Yay Chan Zin Hotpot']],
    roles: [['waiter', 2.2, 3], ['cook', 4, 7], ['kitchen-helper', 2.2, 2.8], ['barista', 3, 4.5], ['baker', 3.5, 6], ['dishwasher', 2.1, 2.6], ['teashop-staff', 2.1, 2.8], ['cashier', 2.8, 3.8], ['restaurant-manager', 6, 10]],
    duties: [['ဧည့်သည်တွေကို ဖော်ရွေစွာ ဝန်ဆောင်မှုပေးရပါမယ်။', 'Welcome guests and serve them with a smile.'], ['ဆိုင်သန့်ရှင်းရေးနဲ့ ပစ္စည်းအဝင်အထွက် ကူညီရပါမယ်။', 'Keep the shop clean and help to check deliveries.']],
    wanted: [['အတွေ့အကြုံ ရှိရင် ဦးစားပေးပါမယ်။ မရှိလည်း သင်ပေးပါမယ်။', 'Experience is welcome; we also train beginners.'], ['မနက်ပိုင်း စောစော လာနိုင်သူ ဖြစ်ရပါမယ်။', 'Able to start early in the morning.']],
  },
  {
    id: 'retail',
    companies: [['ရွှေရည် ရွှေဆိုင်', 'Shwe Yi Goldsmith'], ['မေတ္တာ ဖုန်းစင်တာ', 'Myitta Mobile Centre'], ['City Corner Mini Mart', 'City Corner Mini Mart'], ['သီရိမင်္ဂလာ ကုန်စုံ', 'Thiri Mingalar Store']],
    roles: [['shop-assistant', 2.2, 3], ['phone-shop-sales', 2.5, 4], ['gold-shop-sales', 3, 4.5], ['cashier', 2.8, 3.8], ['shop-manager', 5, 8], ['merchandiser', 3, 4.5], ['petrol-attendant', 2.2, 2.8]],
    duties: [['ဝယ်သူတွေကို ပစ္စည်းအကြောင်း ရှင်းပြပြီး ရောင်းချပေးရပါမယ်။', 'Explain the goods to customers and sell them.'], ['နေ့စဉ် အရောင်းစာရင်း တင်ပြရပါမယ်။', 'Report the daily sales.']],
    wanted: [['ရိုးသားကြိုးစားပြီး လူမှုဆက်ဆံရေး ကောင်းရပါမယ်။', 'Honest, hard-working and good with people.'], ['ဆယ်တန်းအောင် (သို့) တက္ကသိုလ်တက်ဆဲ ဖြစ်နိုင်ပါတယ်။', 'Matriculation passed, or still at university.']],
  },
  {
    id: 'garment',
    companies: [['ရွှေလက်ရာ အထည်ချုပ်', 'Shwe Let Yar Garment'], ['Hlaing River Apparel', 'Hlaing River Apparel'], ['မင်္ဂလာ ဖိနပ်စက်ရုံ', 'Mingalar Footwear Factory']],
    roles: [['sewing-operator', 2.6, 3.8], ['qc-inspector', 3, 4.5], ['packer', 2.3, 2.9], ['ironer', 2.4, 3], ['line-leader', 4, 5.5], ['machine-operator', 3, 4.2], ['factory-worker', 2.3, 3]],
    duties: [['နေ့စဉ် သတ်မှတ်ထားတဲ့ အထည်ပမာဏကို အရည်အသွေးမီ ချုပ်လုပ်ရပါမယ်။', 'Reach the daily target with good quality.'], ['လိုင်းခေါင်းဆောင်ရဲ့ လမ်းညွှန်မှုအတိုင်း လုပ်ရပါမယ်။', 'Work by the line leader’s instructions.']],
    wanted: [['အသက် ၁၈ နှစ်ပြည့်ပြီးသူ ဖြစ်ရပါမယ်။', 'At least 18 years old.'], ['အချိန်ပို ဆင်းနိုင်သူ ဦးစားပေးပါမယ်။', 'Ready to work overtime now and then.']],
  },
  {
    id: 'construction',
    companies: [['မြတ်နိုး ဆောက်လုပ်ရေး', 'Myat Noe Construction'], ['Golden Brick Engineering', 'Golden Brick Engineering'], ['အောင်မြေ ဒီဇိုင်းနှင့် ဆောက်လုပ်ရေး', 'Aung Myay Design & Build']],
    roles: [['mason', 4, 6], ['carpenter', 4, 6], ['welder', 4, 6.5], ['electrician', 4, 7], ['civil-engineer', 7, 13], ['site-engineer', 7, 12], ['painter', 3.5, 5.5], ['construction-worker', 3, 4], ['draftsman', 4, 7]],
    duties: [['လုပ်ငန်းခွင်မှာ ပုံစံအတိုင်း အရည်အသွေးမီ ဆောက်လုပ်ရပါမယ်။', 'Build to plan and to standard on site.'], ['ဘေးကင်းရေး စည်းကမ်းတွေကို လိုက်နာရပါမယ်။', 'Follow the safety rules at all times.']],
    wanted: [['လုပ်ငန်းအတွေ့အကြုံ ၂ နှစ်အထက် ရှိရပါမယ်။', 'Two years or more of site experience.'], ['ခရီးထွက်နိုင်သူ ဖြစ်ရပါမယ်။', 'Ready to travel to other sites.']],
  },
  {
    id: 'transport',
    companies: [['ရွှေလမင်း ကုန်တင်ပို့ရေး', 'Shwe La Min Logistics'], ['Fast Delivery Mandalay', 'Fast Delivery Mandalay'], ['မန္တလာ အဝေးပြေး', 'Mandalar Express'], ['ပင်လယ်ပြာ ဂိုဒေါင်', 'Blue Sea Warehousing']],
    roles: [['driver', 3.5, 5.5], ['truck-driver', 5, 8], ['delivery-rider', 3, 5], ['bus-conductor', 2.5, 3.5], ['warehouse-staff', 2.6, 3.5], ['forklift-operator', 3.5, 5], ['logistics-officer', 4, 6.5], ['porter', 2.6, 3.5]],
    duties: [['ပစ္စည်းတွေကို အချိန်မီ ဘေးကင်းစွာ ပို့ဆောင်ရပါမယ်။', 'Deliver goods safely and on time.'], ['ယာဉ်ကို နေ့စဉ် စစ်ဆေးပြီး မှတ်တမ်းတင်ရပါမယ်။', 'Check the vehicle every day and keep its log.']],
    wanted: [['ယာဉ်မောင်းလိုင်စင် ရှိပြီး လမ်းကျွမ်းကျင်ရပါမယ်။', 'A valid licence and good knowledge of the roads.'], ['အရက်သေစာ ကင်းရှင်းသူ ဖြစ်ရပါမယ်။', 'No alcohol at work.']],
  },
  {
    id: 'office',
    companies: [['Ayeyar Trading', 'Ayeyar Trading'], ['စိန်ပန်းပြာ ကုမ္ပဏီလီမိတက်', 'Sein Pan Pyar Co., Ltd.'], ['Silver Oak Consulting', 'Silver Oak Consulting'], ['မြန်မာ့မြေ စာရင်းကိုင်လုပ်ငန်း', 'Myanmar Myay Accounting']],
    roles: [['accountant', 4, 6.5], ['junior-accountant', 3, 4.2], ['senior-accountant', 6.5, 10], ['office-staff', 3, 4.5], ['admin-officer', 4, 6], ['hr-officer', 4.5, 7], ['receptionist', 3, 4.5], ['data-entry', 2.8, 3.8], ['office-helper', 2.2, 2.8], ['purchaser', 4, 6], ['import-export', 4.5, 7.5]],
    duties: [['ရုံးလုပ်ငန်းစာရွက်စာတမ်းတွေကို စနစ်တကျ ပြုစုရပါမယ်။', 'Keep the office’s papers and records in order.'], ['Excel နဲ့ အီးမေးလ် သုံးပြီး အစီရင်ခံစာ ပြင်ဆင်ရပါမယ်။', 'Prepare reports with Excel and e-mail.']],
    wanted: [['ဘွဲ့ရ ဖြစ်ပြီး LCCI Level 2 ရှိရင် ဦးစားပေးပါမယ်။', 'A degree; LCCI Level 2 is an advantage.'], ['ကွန်ပျူတာ အခြေခံ ကျွမ်းကျင်ရပါမယ်။', 'Good basic computer skills.']],
  },
  {
    id: 'it',
    companies: [['Lotus Digital', 'Lotus Digital'], ['Pagoda Software House', 'Pagoda Software House'], ['ရောင်နီ ကွန်ရက်', 'Yaung Ni Network']],
    roles: [['software-developer', 8, 20], ['web-developer', 6, 14], ['mobile-developer', 8, 18], ['it-support', 4, 6.5], ['network-engineer', 5, 9], ['graphic-designer', 4, 7], ['cctv-technician', 3.5, 5.5], ['digital-marketer', 4, 8]],
    duties: [['အဖွဲ့နဲ့အတူ ပရောဂျက်တွေကို အချိန်မီ ပြီးအောင် လုပ်ရပါမယ်။', 'Deliver projects on time together with the team.'], ['ဖောက်သည်တွေရဲ့ လိုအပ်ချက်ကို နားလည်ပြီး ဖြေရှင်းပေးရပါမယ်။', 'Understand what clients need and solve it.']],
    wanted: [['လုပ်ထားတဲ့ အလုပ်နမူနာ ပြနိုင်ရပါမယ်။', 'Show us something you have made.'], ['အင်္ဂလိပ်စာ ဖတ်ရှုနားလည်နိုင်ရပါမယ်။', 'Able to read English documents.']],
  },
  {
    id: 'hotel',
    companies: [['Inle Breeze Hotel', 'Inle Breeze Hotel'], ['ပုဂံ ရွှေမြို့ ဟိုတယ်', 'Bagan Shwe Myo Hotel'], ['Sky View Yangon', 'Sky View Yangon']],
    roles: [['hotel-receptionist', 3, 5], ['housekeeping', 2.3, 3.2], ['hotel-staff', 2.4, 3.5], ['tour-guide', 4, 8], ['cook', 4, 7], ['laundry-worker', 2.2, 2.8], ['security-guard', 2.5, 3.2]],
    duties: [['ဧည့်သည်တွေ စိတ်ချမ်းသာအောင် ဝန်ဆောင်မှုပေးရပါမယ်။', 'Look after guests so that they come back.'], ['အလှည့်ကျ တာဝန်ယူရပါမယ်။', 'Work in shifts.']],
    wanted: [['အင်္ဂလိပ်စကား အခြေခံ ပြောနိုင်ရပါမယ်။', 'Basic spoken English.'], ['ယဉ်ကျေးဖော်ရွေသူ ဖြစ်ရပါမယ်။', 'Polite and friendly.']],
  },
  {
    id: 'health',
    companies: [['သုခ ဆေးခန်း', 'Thukha Clinic'], ['Green Leaf Pharmacy', 'Green Leaf Pharmacy'], ['မေတ္တာရိပ် သက်ကြီးစောင့်ရှောက်ရေး', 'Myitta Yeik Home Care']],
    roles: [['nurse', 4, 6.5], ['nurse-aid', 2.8, 3.8], ['pharmacy-staff', 2.6, 3.8], ['lab-technician', 3.8, 5.5], ['caregiver', 3, 5], ['dental-assistant', 2.8, 3.8], ['medical-representative', 4, 7]],
    duties: [['လူနာတွေကို ဂရုတစိုက် ပြုစုစောင့်ရှောက်ရပါမယ်။', 'Care for patients with patience.'], ['ဆေးဝါးနဲ့ မှတ်တမ်းတွေကို တိကျစွာ ကိုင်တွယ်ရပါမယ်။', 'Handle medicine and records exactly.']],
    wanted: [['သက်ဆိုင်ရာ လက်မှတ် (သို့) သင်တန်းဆင်း ဖြစ်ရပါမယ်။', 'A certificate of the trade.'], ['ညဆိုင်း ဆင်းနိုင်သူ ဦးစားပေးပါမယ်။', 'Night shifts are an advantage.']],
  },
  {
    id: 'education',
    companies: [['Bright Star Preschool', 'Bright Star Preschool'], ['ပညာ့အလင်း သင်တန်းကျောင်း', 'Pyinnyar Alin Training Centre']],
    roles: [['preschool-teacher', 2.8, 4], ['english-teacher', 4, 8], ['tutor', 3, 6], ['teacher', 3, 5], ['japanese-interpreter', 6, 12], ['chinese-interpreter', 6, 12]],
    duties: [['ကလေးတွေကို စိတ်ရှည်ရှည် သင်ကြားပေးရပါမယ်။', 'Teach with patience and a good plan.'], ['မိဘတွေနဲ့ ပုံမှန် ဆက်သွယ်ရပါမယ်။', 'Keep in touch with the parents.']],
    wanted: [['ဘွဲ့ရ ဖြစ်ပြီး သင်ကြားရေး ဝါသနာပါရပါမယ်။', 'A degree and a love of teaching.'], ['ကလေးချစ်တတ်သူ ဖြစ်ရပါမယ်။', 'Good with children.']],
  },
  {
    id: 'services',
    companies: [['Silk Beauty Lounge', 'Silk Beauty Lounge'], ['အိမ်ရိပ် သန့်ရှင်းရေး', 'Eain Yeik Cleaning'], ['ရဲရင့် လုံခြုံရေး', 'Ye Yint Security']],
    roles: [['beautician', 3, 6], ['hairdresser', 3, 6], ['cleaner', 2.1, 2.8], ['security-guard', 2.5, 3.4], ['housemaid', 2.5, 3.5], ['nanny', 3, 4.5], ['gardener', 2.3, 3], ['car-wash', 2.2, 3], ['aircon-technician', 4, 6]],
    duties: [['တာဝန်ကျရာ နေရာမှာ စေ့စပ်သေချာစွာ လုပ်ရပါမယ်။', 'Work carefully wherever you are sent.'], ['ဖောက်သည်တွေနဲ့ ယဉ်ကျေးစွာ ဆက်ဆံရပါမယ်။', 'Be polite to every customer.']],
    wanted: [['ရပ်ကွက်ထောက်ခံစာ ရှိရပါမယ်။', 'A recommendation of your ward.'], ['ကျန်းမာရေး ကောင်းမွန်သူ ဖြစ်ရပါမယ်။', 'In good health.']],
  },
  {
    id: 'sales',
    companies: [['Royal Jade Distribution', 'Royal Jade Distribution'], ['ဧရာ အိမ်ခြံမြေ', 'Ayar Real Estate'], ['ရွှေကြာ အသေးစားချေးငွေ', 'Shwe Kyar Microfinance']],
    roles: [['sales-staff', 3, 5], ['sales-representative', 3.5, 6], ['promoter', 2.5, 3.8], ['online-sales', 2.8, 4.5], ['telesales', 2.8, 4], ['marketing-officer', 4, 7], ['sales-supervisor', 5, 8], ['real-estate-agent', 3, 10], ['loan-officer', 3.5, 5.5], ['field-staff', 3.5, 5.5]],
    duties: [['ဖောက်သည်သစ်တွေ ရှာဖွေပြီး အရောင်းမြှင့်တင်ရပါမယ်။', 'Find new customers and raise sales.'], ['နေ့စဉ် ကွင်းဆင်းပြီး အစီရင်ခံရပါမယ်။', 'Visit customers every day and report.']],
    wanted: [['ဆိုင်ကယ် မောင်းတတ်ရင် ပိုကောင်းပါတယ်။', 'A motorcycle is an advantage.'], ['တက်ကြွပြီး စကားပြော ကောင်းရပါမယ်။', 'Lively and well spoken.']],
  },
];

/** What posts offer; a post takes two or three. */
export const OFFERS: readonly Both[] = [
  ['ထမင်းကျွေးပါတယ်။', 'Meals included.'], ['အဆောင် စီစဉ်ပေးပါတယ်။', 'Staff hostel.'], ['ဖယ်ရီ ရှိပါတယ်။', 'Ferry (staff transport).'],
  ['အချိန်ပိုကြေး ပေးပါတယ်။', 'Overtime is paid.'], ['လူမှုဖူလုံရေး (SSB) ရှိပါတယ်။', 'Social security (SSB).'], ['နှစ်စဉ် ဘောနပ်စ် ပေးပါတယ်။', 'Yearly bonus.'],
  ['တစ်လ ၄ ရက် နားရက် ရှိပါတယ်။', 'Four days off a month.'], ['ယူနီဖောင်း ပေးပါတယ်။', 'Uniform provided.'],
];

export const HOURS: readonly Both[] = [
  ['အလုပ်ချိန် - မနက် ၉ နာရီမှ ညနေ ၅ နာရီခွဲ', 'Hours: 9 am to 5:30 pm'], ['အလုပ်ချိန် - မနက် ၈ နာရီမှ ညနေ ၅ နာရီ', 'Hours: 8 am to 5 pm'],
  ['အလုပ်ချိန် - မနက် ၆ နာရီမှ နေ့လယ် ၂ နာရီ', 'Hours: 6 am to 2 pm'], ['အလုပ်ချိန် - တစ်ရက် ၈ နာရီ၊ အလှည့်ကျ', 'Hours: 8 a day, in shifts'],
];

/** Where most of the jobs are: many in Yangon, some in Mandalay, the rest in other towns. Ids of core/places. */
export const PLACES_OF_JOBS: readonly string[] = [
  'hlaing', 'kamaryut', 'sanchaung', 'bahan', 'tamwe', 'yankin', 'insein', 'mayangone', 'thingangyun', 'north-okkalapa', 'south-okkalapa', 'lanmadaw', 'latha', 'pabedan',
  'kyauktada', 'botahtaung', 'dagon', 'hlaingtharya-east', 'hlaingtharya-west', 'shwepyithar', 'mingaladon', 'mingalartaungnyunt', 'thaketa', 'dawbon',
].map((name) => `MM-06-${name}`).concat(
  ['chanayethazan', 'chanmyathazi', 'mahaaungmyay', 'aungmyaythazan', 'pyigyitagon', 'amarapura', 'nyaung-u', 'pyinoolwin'].map((name) => `MM-04-${name}`),
  ['MM-17-taunggyi', 'MM-17-nyaungshwe', 'MM-15-mawlamyine', 'MM-02-bago', 'MM-07-pathein', 'MM-18-zabuthiri', 'MM-01-monywa', 'MM-03-magway'],
);
