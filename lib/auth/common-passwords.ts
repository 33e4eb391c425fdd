/** Passwords that attackers try first, in lower case: worldwide favourites, keyboard walks, pinyin, vendors' defaults. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
!@#$%^ !@#$%^&* !@#$%^&*() !q2w3e4r !qaz2wsx !qaz@wsx 000000 00000000 0000000000 001122 0123456789
012345678901 0987654321 0okm9ijn 0p9o8i7u 100200 101010 102030 1029384756 110110 110120 111111 11111111
1111111111 111222 111222333 112233 11223344 1122334455 112358 119119 121212 12121212 123123 123123123 123321
1234!@#$ 12341234 1234321 123454321 123456 123456654321 1234567 12345678 123456789 1234567890 123456789012
1234567890123 12345678901234 123456789a 123456a 123456aa 123456abc 123456qq 123456qwe 12345a 12345qwert
1234abcd 1234qwer 123abc 123qwe 123qweasd 123qweasdzxc 12qwaszx 131313 131452 1314520 13145201314 13579
135790 1357924680 147258 147258369 147896325 159357 159753 168168 168168168 19491001 1a2b3c 1a2b3c4d 1q2w3e
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx 1qazxsw2 20002000 20080808 20082008 20102010
20200202 20202020 20252025 20262026 222222 22222222 2468013579 246810 258369 271828 2wsx3edc 314159
3141592653 333333 33333333 3edc4rfv 444444 44444444 456123 456789 4rfv5tgb 520131 5201314 52013145201314
520520 54321 555555 55555555 5tgb6yhn 654321 666666 66666666 686868 696969 741852 741852963 7654321 777777
77777777 789456 789456123 7ujm8ik 87654321 888888 88888888 88888888888 963852741 987654321 9876543210 998877
99887766 999999 99999999 a123456 a1234567 a12345678 a123456789 a1b2c3 a1b2c3d4 a1b2c3d4e5 aa123456
aa12345678 aa@123456 aaa111 aaaaaa aabbcc abc!@# abc1 abc12 abc123 abc1234 abc12345 abc123456 abc2024
abc2025 abc2026 abc520 abc666 abc888 abc@123 abc@1234 abcabc abcd abcd1234 abcd123456 abcdabcd abcde abcdef
abcdefg abcdefgh abcdefghij abcxyz abracadabra access accounting admin admin!@# admin1 admin12 admin123
admin1234 admin12345 admin123456 admin2024 admin2025 admin2026 admin520 admin666 admin888 admin@123
admin@huawei adminadmin administrator aini airplane aiwo alexander alibaba alipay allstar always amanda
amazon andrei andrew android angel anonymous ansible anthony apache apollo apple april aragorn arizona
arsenal as123456 asd123 asdf asdf1234 asdfgh asdfghjkl asdqwe ashley athena august austin autumn azerty baba
baby babyboy babygirl backup baidu bailey banana bangong baobao baobei barcelona bart baseball bash
basketball batman bear beatles beijing bella benjamin berlin biology birthday blackberry blackcat blackjack
blessed blink blueberry boston brandon buddy bunny business buster butter butterfly california camping
campus castle cde34rfv centos ceph champion changeit changeme changeme123 charlie cheese chelsea chemistry
chen chengdu cherry chicago china china!@# china1 china12 china123 china1234 china12345 china123456
china2024 china2025 china2026 china520 china666 china888 china@123 chocolate chongqing christ christian
christmas church cisco cobra codeword coffee college comet company computer config console contrasena cookie
corvette cowboy cowboys cricket crystal cutie cycling daisy dallas dandan daniel danielle danwei database
david daylight dearbook debian december default demo demo!@# demo1 demo12 demo123 demo1234 demo12345
demo123456 demo2024 demo2025 demo2026 demo520 demo666 demo888 demo@123 demodemo denglu denver diablo diamond
director dlink dmitri docker doctor dollar dolphin donald douyin dragon dragon!@# dragon1 dragon12 dragon123
dragon1234 dragon12345 dragon123456 dragon2024 dragon2025 dragon2026 dragon520 dragon666 dragon888
dragon@123 drummer duke eagle eagles edcrfv edward element elena elizabeth eminem enter entrance everyone
facebook faith falcon february feifei fengfeng ferrari finance firewall fishing florida flower football
forever fortnite freedom freya friday frodo galaxy gamer gaming gandalf garfield gateway genesis george
ginger gitlab gmail golden golf gonggong gongheguo goodbye goofy google gospel gov123 gov@123 government
grace greenday guangdong guangzhou guanli guanliyuan guest guest!@# guest1 guest12 guest123 guest1234
guest12345 guest123456 guest2024 guest2025 guest2026 guest520 guest666 guest888 guest@123 guestguest guitar
h3c@123 hangzhou hannah harley haslo heaven hello helloworld helpdesk helpme hermes hhhhhh hiking history
hobbit hockey holiday homer honey horses hotmail huang huawei huawei!@# huawei1 huawei12 huawei12#$
huawei123 huawei1234 huawei12345 huawei123456 huawei2024 huawei2025 huawei2026 huawei520 huawei666 huawei888
huawei@123 hunter hunting ijnuhb iloveu iloveyou iloveyou!@# iloveyou1 iloveyou12 iloveyou123 iloveyou1234
iloveyou12345 iloveyou123456 iloveyou2024 iloveyou2025 iloveyou2026 iloveyou520 iloveyou666 iloveyou888
iloveyou@123 install internet iphone ironman jack january jenkins jennifer jessica jesus jiajia jiangsu
jingdong jonathan jordan joseph joshua july june juniper jupiter justin juventus keji keyword killer kitten
knight kouling kubernetes lakers laogong laopo laowang lawyer legend letmein letmein1 letmeinnow li123456
lightning lijing lijun lili liming lina linux lion liqiang liujing liverpool liwei liyong lkjhgfdsa login
login!@# login1 login12 login123 login1234 login12345 login123456 login2024 login2025 login2026 login520
login666 login888 login@123 logon loki london longlong love lovely loveme lover loveyou lucky lucy madrid
maggie magic mama manager manager!@# manager1 manager12 manager123 manager1234 manager12345 manager123456
manager2024 manager2025 manager2026 manager520 manager666 manager888 manager@123 manchester march marina
marketing martin master matrix matthew maverick maybe meimei melissa mercedes mercury merlin metallica
michael michelle mickey microsoft midnight million mima mima!@# mima1 mima12 mima123 mima1234 mima12345
mima123456 mima2024 mima2025 mima2026 mima520 mima666 mima888 mima@123 mimamima minecraft minister mnbvcxz
molly monday money mongodb monitor monkey monkey!@# monkey1 monkey12 monkey123 monkey1234 monkey12345
monkey123456 monkey2024 monkey2025 monkey2026 monkey520 monkey666 monkey888 monkey@123 moonlight motdepasse
music mustang mypassword mysql nagios nanjing naruto natalie natasha nebula nemo neptune netgear network
never newpass newpassword newyear nginx nicholas nicole nihao nihaoma nirvana niuniu noaccess nobody nokia
none nopass nopassword nothing november null october odin office okay okmijn oldpassword olga oliver
opensesame openstack openup operator oracle oracle!@# oracle1 oracle12 oracle123 oracle1234 oracle12345
oracle123456 oracle2024 oracle2025 oracle2026 oracle520 oracle666 oracle888 oracle@123 orange oscar outlook
p0o9i8u7 p@ssw0rd p@ssword pa$$w0rd pa$$word pa55w0rd pa55word packers panda panther paris parola pass
passpass passphrase passw0rd passwd password password!@# password1 password12 password123 password1234
password12345 password123456 password2024 password2025 password2026 password520 password666 password888
password@123 passwort patrick payroll peanut penguin pepper personnel phoenix physics piano pineapple
pingtai planet platinum player please plmokn pluto poiuytrewq pokemon porsche portal poseidon postgres
postgresql president princesa princess private pswd puppet puppy purple q1w2e3 q1w2e3r4 q1w2e3r4t5 qazwsx
qazwsxedc qq123456 qqmima qqqqqq qwe123 qwe@123 qweasd qweasdzxc qwer qwer!@#$ qwer1234 qwer@1234 qwert
qwerty qwerty!@# qwerty1 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty2024 qwerty2025
qwerty2026 qwerty520 qwerty666 qwerty888 qwerty@123 qwertyuiop qwertz rainbow ranger raspberry realmadrid
rebecca redhat redis redskins renmin resetme rfvtgb richard robert roblox rocket rockstar rocky root root!@#
root1 root12 root123 root1234 root12345 root123456 root2024 root2025 root2026 root520 root666 root888
root@123 rootroot router rugby running sadie samantha samsung saturday saturn school science scooby scorpion
season secret secretary secure security senha september sergei server server!@# server1 server12 server123
server1234 server12345 server123456 server2024 server2025 server2026 server520 server666 server888
server@123 service sesame setup shadow shanghai shell shenzhen shuttle sichuan signin silver simba simpson
slipknot snoopy soccer somebody sorry spiderman spring starcraft starlight starwars steelers stephanie
steven storm strawberry student summer sunday sunrise sunset sunshine sunshine!@# sunshine1 sunshine12
sunshine123 sunshine1234 sunshine12345 sunshine123456 sunshine2024 sunshine2025 sunshine2026 sunshine520
sunshine666 sunshine888 sunshine@123 superman superstar superuser support svetlana sweet sweetie sweety
swimming switch sysadmin system system!@# system1 system12 system123 system1234 system12345 system123456
system2024 system2025 system2026 system520 system666 system888 system@123 taobao teacher temp temporary
tencent tennis terminal test test!@# test1 test12 test123 test1234 test12345 test123456 test2024 test2025
test2026 test520 test666 test888 test@123 tester testing testtest texas tgbyhn thanks thankyou thomas thor
thunder thursday tianjin tiantian tiger tigger titanium toby tokyo tomcat tplink trustno trustnoone tuesday
turtle twilight twitter tyler ubuntu undefined unicorn universe university unknown user user!@# user1 user12
user123 user1234 user12345 user123456 user2024 user2025 user2026 user520 user666 user888 user@123 useruser
vanilla venus victoria virginia vladimir vmware wachtwoord wang wang123456 wangfang wangjie wangjing wangjun
wanglei wangli wangmin wangwei wangxiuying wangyan warcraft warrior wasd wechat wednesday weibo weixin
welcome welcome!@# welcome1 welcome12 welcome123 welcome1234 welcome12345 welcome123456 welcome2024
welcome2025 welcome2026 welcome520 welcome666 welcome888 welcome@123 welcomeback whatever whitehouse william
windows winner winter wizard woaini woaini!@# woaini1 woaini12 woaini123 woaini1234 woaini12345 woaini123456
woaini1314 woaini2024 woaini2025 woaini2026 woaini520 woaini666 woaini888 woaini@123 woaiwojia wodeai
wodemima wolf woshini woshishui woshiwo wuhan xiaohong xiaomi xiaoming xiaoxiao xiaoxin xiexie xinxi
xsw23edc xswqaz xxxxxx xyzxyz yahoo yamaha yang yangyang yankees yaya yellow yhnujm yonghu youtube
yunpingtai yyyyyy z1x2c3 z1x2c3v4 zabbix zaijian zaq12wsx zaq1xsw2 zaqwsx zeus zhang zhang123456 zhangjie
zhangjing zhanglei zhangli zhangmin zhangwei zhangyong zhao zhejiang zhengfu zhengfu!@# zhengfu1 zhengfu12
zhengfu123 zhengfu1234 zhengfu12345 zhengfu123456 zhengfu2024 zhengfu2025 zhengfu2026 zhengfu520 zhengfu666
zhengfu888 zhengfu@123 zhengtong zhengwu zhengwu!@# zhengwu1 zhengwu12 zhengwu123 zhengwu1234 zhengwu12345
zhengwu123456 zhengwu2024 zhengwu2025 zhengwu2026 zhengwu520 zhengwu666 zhengwu888 zhengwu@123 zhengwuyun
zhongguo zhonghua zhou zxc123 zxcv zxcv1234 zxcvbn zxcvbnm zzzzzz
`
    .trim()
    .split(/\s+/),
)
