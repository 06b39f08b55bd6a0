/** Hip hop, soul, jazz, folk, the rest of the world. One word of ours per line, see genres.ts. */
export const otherWords = `
hip hop: hip-hop; hiphop; rap; rap/hip hop; rap & hip-hop; hip hop/rap; hip-hop/rap; rap music; deutschrap;
    german hip hop; french rap; uk hip hop; us hip hop; underground hip hop
abstract hip hop < hip hop: experimental hip hop; glitch rap; abstract hip-hop; alternative hip hop;
    alternative rap; leftfield hip hop
boom bap < hip hop: boombap; east coast hip hop; east coast rap; golden age hip hop; old school hip hop;
    old school rap; golden age
cloud rap < hip hop: sad rap; emo rap; emo hip hop; plugg; pluggnb; mumble rap; soundcloud rap
conscious hip hop < hip hop: conscious; conscious rap; political hip hop; jazzy hip-hop; jazz rap;
    jazzy hip hop
crunk < hip hop: dirty south; southern hip hop; southern rap; memphis rap; horrorcore; chopped & screwed
drill < hip hop: uk drill; chicago drill; brooklyn drill; ny drill
gangsta rap < hip hop: gangsta; g-funk; g funk; west coast rap; west coast hip hop; thug rap;
    hardcore hip-hop; hardcore hip hop
instrumental hip hop < hip hop: instrumental hip-hop; turntablism; plunderphonics; beat tape; cut-up/dj
pop rap < hip hop, pop: pop-rap; melodic rap
trap rap < hip hop: trap music; atlanta trap; latin trap; trap hip hop; trap rap / drill
r&b: rnb; r & b; r and b; r'n'b; rhythm and blues; rhythm & blues; contemporary r&b; contemporary rnb;
    r&b/soul; rnb/swing; new jack swing; urban; urban contemporary; quiet storm; alternative r&b;
    alternative rnb; pbr&b; soul / r&b
soul: soul music; funk / soul; soul & r&b; northern soul; motown; philly soul; southern soul; deep soul;
    blue-eyed soul; soul & funk; soul & r&b classics; psychedelic soul
neo soul < soul: neo-soul; neosoul; nu soul; nu-soul
funk: funk music; p-funk; p.funk; pfunk; deep funk; funky; jazz-funk; jazz funk; synth funk; bayou funk;
    go-go
afrobeat < african, funk: afro-funk; afrofunk; afro funk; highlife; afro-beat
gospel < soul: christian; worship; spirituals; contemporary christian; christian & gospel
jazz: jazz music; jazz & blues; jazz vocal; vocal jazz; jazzy; smooth jazz; easy jazz; big band; swing;
    dixieland; ragtime; gypsy jazz; latin jazz; afro-cuban jazz; soul-jazz; soul jazz; cool jazz; hard bop;
    bop; bebop; post bop; post-bop
contemporary jazz < jazz: modern jazz; uk jazz; nu london jazz; jazz contemporary; ecm
free jazz < jazz, experimental: avant-garde jazz; spiritual jazz
jazz fusion < jazz: fusion; jazz-rock; jazz rock; jazzdance fusion
bossa nova < jazz, latin: bossanova; bossa; mpb; musica popular brasileira; samba; tropicalia; pagode
blues: blues music; delta blues; chicago blues; electric blues; country blues; modern electric blues;
    piano blues; rhythm blues
classical: classical music; klassik; classique; orchestral; baroque; chamber music; opera; choral; symphony;
    impressionist; medieval; renaissance; solo piano; minimalism; musica antigua; art song
soundtrack: score; ost; film score; film music; soundtracks; stage & screen; films/games; movie score;
    video game music; vgm; game soundtrack; musical; musicals; library music; cinematic; filmmusik
folk: folk music; singer-songwriter; singer/songwriter; singer & songwriter; singer songwriter; songwriter;
    acoustic folk; contemporary folk; traditional folk; celtic; americana; bluegrass; anti-folk; neofolk;
    liedermacher; skiffle; sea shanties
indie folk < folk, indie: indie-folk; folktronica folk; freak folk; psych folk; psychedelic folk; folk pop;
    chamber folk
country: country music; alt-country; alternative country; outlaw country; country pop; honky tonk;
    country & folk; nashville sound; contemporary country
reggae: reggae music; roots reggae; roots; lovers rock; rocksteady; reggae-pop; reggae fusion; rock steady;
    reggae rock
dancehall < reggae: dance hall; ragga hiphop; dancehall reggae; ragga dancehall; bashment; soca; shatta
ska < reggae: 2-tone; two tone; third wave ska; rude boy
latin: latin music; latino; musica latina; salsa; merengue; bachata; cumbia; bolero; tango;
    latin american music; mambo; son; vallenato; mariachi; ranchera; regional mexican; corrido;
    corridos tumbados; norteno; flamenco; rumba; cubano; guaguanco; cha-cha
reggaeton < latin: reggaeton music; perreo; neoperreo; dembow; urbano latino; latin urban; urbano;
    reggaeton latino; rkt; cumbia villera
digital cumbia < latin, electronica: electro cumbia; cumbia digital; nu cumbia; zoukbass
african: african music; afro; soukous; mbalax; mbaqanga; ethio-jazz; desert blues; tuareg; zouk; rai;
    chimurenga; zamrock; shangaan electro
world: world music; worldbeat; international; ethnic; musique du monde; weltmusik; world fusion; balkan;
    balkan brass; klezmer; fado; indian classical; raga; bollywood; bhangra; qawwali; arabic music;
    anatolian rock; hindustani; gamelan; polynesian; hawaiian; asian music; brazilian music; indian music;
    middle eastern
spoken word: spoken; spokenword; poetry; audiobook; audiobooks; non-music; comedy; speech; interview;
    podcast; children's; kids; childrens music; horspiel; novelty; radioplay; education; hörspiel
easy listening: exotica; lounge music; space age pop; big band easy; brass & military; instrumental pop;
    christmas; weihnachten
`;
