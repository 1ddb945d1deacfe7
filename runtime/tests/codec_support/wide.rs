//! A record of 140 members, of which the first, the seventy-first and the last are required.

use specwright_runtime::record;

#[derive(Clone)]
pub struct Wide {
    pub key_0: i64,
    pub key_1: Option<i64>,
    pub key_2: Option<i64>,
    pub key_3: Option<i64>,
    pub key_4: Option<i64>,
    pub key_5: Option<i64>,
    pub key_6: Option<i64>,
    pub key_7: Option<i64>,
    pub key_8: Option<i64>,
    pub key_9: Option<i64>,
    pub key_10: Option<i64>,
    pub key_11: Option<i64>,
    pub key_12: Option<i64>,
    pub key_13: Option<i64>,
    pub key_14: Option<i64>,
    pub key_15: Option<i64>,
    pub key_16: Option<i64>,
    pub key_17: Option<i64>,
    pub key_18: Option<i64>,
    pub key_19: Option<i64>,
    pub key_20: Option<i64>,
    pub key_21: Option<i64>,
    pub key_22: Option<i64>,
    pub key_23: Option<i64>,
    pub key_24: Option<i64>,
    pub key_25: Option<i64>,
    pub key_26: Option<i64>,
    pub key_27: Option<i64>,
    pub key_28: Option<i64>,
    pub key_29: Option<i64>,
    pub key_30: Option<i64>,
    pub key_31: Option<i64>,
    pub key_32: Option<i64>,
    pub key_33: Option<i64>,
    pub key_34: Option<i64>,
    pub key_35: Option<i64>,
    pub key_36: Option<i64>,
    pub key_37: Option<i64>,
    pub key_38: Option<i64>,
    pub key_39: Option<i64>,
    pub key_40: Option<i64>,
    pub key_41: Option<i64>,
    pub key_42: Option<i64>,
    pub key_43: Option<i64>,
    pub key_44: Option<i64>,
    pub key_45: Option<i64>,
    pub key_46: Option<i64>,
    pub key_47: Option<i64>,
    pub key_48: Option<i64>,
    pub key_49: Option<i64>,
    pub key_50: Option<i64>,
    pub key_51: Option<i64>,
    pub key_52: Option<i64>,
    pub key_53: Option<i64>,
    pub key_54: Option<i64>,
    pub key_55: Option<i64>,
    pub key_56: Option<i64>,
    pub key_57: Option<i64>,
    pub key_58: Option<i64>,
    pub key_59: Option<i64>,
    pub key_60: Option<i64>,
    pub key_61: Option<i64>,
    pub key_62: Option<i64>,
    pub key_63: Option<i64>,
    pub key_64: Option<i64>,
    pub key_65: Option<i64>,
    pub key_66: Option<i64>,
    pub key_67: Option<i64>,
    pub key_68: Option<i64>,
    pub key_69: Option<i64>,
    pub key_70: i64,
    pub key_71: Option<i64>,
    pub key_72: Option<i64>,
    pub key_73: Option<i64>,
    pub key_74: Option<i64>,
    pub key_75: Option<i64>,
    pub key_76: Option<i64>,
    pub key_77: Option<i64>,
    pub key_78: Option<i64>,
    pub key_79: Option<i64>,
    pub key_80: Option<i64>,
    pub key_81: Option<i64>,
    pub key_82: Option<i64>,
    pub key_83: Option<i64>,
    pub key_84: Option<i64>,
    pub key_85: Option<i64>,
    pub key_86: Option<i64>,
    pub key_87: Option<i64>,
    pub key_88: Option<i64>,
    pub key_89: Option<i64>,
    pub key_90: Option<i64>,
    pub key_91: Option<i64>,
    pub key_92: Option<i64>,
    pub key_93: Option<i64>,
    pub key_94: Option<i64>,
    pub key_95: Option<i64>,
    pub key_96: Option<i64>,
    pub key_97: Option<i64>,
    pub key_98: Option<i64>,
    pub key_99: Option<i64>,
    pub key_100: Option<i64>,
    pub key_101: Option<i64>,
    pub key_102: Option<i64>,
    pub key_103: Option<i64>,
    pub key_104: Option<i64>,
    pub key_105: Option<i64>,
    pub key_106: Option<i64>,
    pub key_107: Option<i64>,
    pub key_108: Option<i64>,
    pub key_109: Option<i64>,
    pub key_110: Option<i64>,
    pub key_111: Option<i64>,
    pub key_112: Option<i64>,
    pub key_113: Option<i64>,
    pub key_114: Option<i64>,
    pub key_115: Option<i64>,
    pub key_116: Option<i64>,
    pub key_117: Option<i64>,
    pub key_118: Option<i64>,
    pub key_119: Option<i64>,
    pub key_120: Option<i64>,
    pub key_121: Option<i64>,
    pub key_122: Option<i64>,
    pub key_123: Option<i64>,
    pub key_124: Option<i64>,
    pub key_125: Option<i64>,
    pub key_126: Option<i64>,
    pub key_127: Option<i64>,
    pub key_128: Option<i64>,
    pub key_129: Option<i64>,
    pub key_130: Option<i64>,
    pub key_131: Option<i64>,
    pub key_132: Option<i64>,
    pub key_133: Option<i64>,
    pub key_134: Option<i64>,
    pub key_135: Option<i64>,
    pub key_136: Option<i64>,
    pub key_137: Option<i64>,
    pub key_138: Option<i64>,
    pub key_139: i64,
}

record! {
    Wide WIDE required[0x1, 0x40, 0x800] table[b"#E#G#I                                #K#M#O#Q#S                                #U#W#Y#[#^                                #`#b#d#f#h                                #j#l#n#p#r                                #t#v#x#z#|                                #~$$$&$($*                                                  ###%#'#)#+                        $-$/$1$3$5                                $7$9$;$=$?                              #.#0#2#4#6$A$C$E$G$I                      #8#:#<#>#@$K$M$O$Q$S                      #B#D#F#H#J                                #L#N#P#R#T                                #V#X#Z#]#_                                #a#c#e#g#i                                #k#m#o#q#s                                #u#w#y#{#}                                $#$%$'$)$+                                                  #$#&#(#*#,                        $,$.$0$2$4                                $6$8$:$<$>                              #-#/#1#3#5$@$B$D$F$H                      #7#9#;#=#?$J$L$N$P$R                      #A#C"];
    0 key_0: required i64 = "key_0";
    1 key_1: optional i64 = "key_1";
    2 key_2: optional i64 = "key_2";
    3 key_3: optional i64 = "key_3";
    4 key_4: optional i64 = "key_4";
    5 key_5: optional i64 = "key_5";
    6 key_6: optional i64 = "key_6";
    7 key_7: optional i64 = "key_7";
    8 key_8: optional i64 = "key_8";
    9 key_9: optional i64 = "key_9";
    10 key_10: optional i64 = "key_10";
    11 key_11: optional i64 = "key_11";
    12 key_12: optional i64 = "key_12";
    13 key_13: optional i64 = "key_13";
    14 key_14: optional i64 = "key_14";
    15 key_15: optional i64 = "key_15";
    16 key_16: optional i64 = "key_16";
    17 key_17: optional i64 = "key_17";
    18 key_18: optional i64 = "key_18";
    19 key_19: optional i64 = "key_19";
    20 key_20: optional i64 = "key_20";
    21 key_21: optional i64 = "key_21";
    22 key_22: optional i64 = "key_22";
    23 key_23: optional i64 = "key_23";
    24 key_24: optional i64 = "key_24";
    25 key_25: optional i64 = "key_25";
    26 key_26: optional i64 = "key_26";
    27 key_27: optional i64 = "key_27";
    28 key_28: optional i64 = "key_28";
    29 key_29: optional i64 = "key_29";
    30 key_30: optional i64 = "key_30";
    31 key_31: optional i64 = "key_31";
    32 key_32: optional i64 = "key_32";
    33 key_33: optional i64 = "key_33";
    34 key_34: optional i64 = "key_34";
    35 key_35: optional i64 = "key_35";
    36 key_36: optional i64 = "key_36";
    37 key_37: optional i64 = "key_37";
    38 key_38: optional i64 = "key_38";
    39 key_39: optional i64 = "key_39";
    40 key_40: optional i64 = "key_40";
    41 key_41: optional i64 = "key_41";
    42 key_42: optional i64 = "key_42";
    43 key_43: optional i64 = "key_43";
    44 key_44: optional i64 = "key_44";
    45 key_45: optional i64 = "key_45";
    46 key_46: optional i64 = "key_46";
    47 key_47: optional i64 = "key_47";
    48 key_48: optional i64 = "key_48";
    49 key_49: optional i64 = "key_49";
    50 key_50: optional i64 = "key_50";
    51 key_51: optional i64 = "key_51";
    52 key_52: optional i64 = "key_52";
    53 key_53: optional i64 = "key_53";
    54 key_54: optional i64 = "key_54";
    55 key_55: optional i64 = "key_55";
    56 key_56: optional i64 = "key_56";
    57 key_57: optional i64 = "key_57";
    58 key_58: optional i64 = "key_58";
    59 key_59: optional i64 = "key_59";
    60 key_60: optional i64 = "key_60";
    61 key_61: optional i64 = "key_61";
    62 key_62: optional i64 = "key_62";
    63 key_63: optional i64 = "key_63";
    64 key_64: optional i64 = "key_64";
    65 key_65: optional i64 = "key_65";
    66 key_66: optional i64 = "key_66";
    67 key_67: optional i64 = "key_67";
    68 key_68: optional i64 = "key_68";
    69 key_69: optional i64 = "key_69";
    70 key_70: required i64 = "key_70";
    71 key_71: optional i64 = "key_71";
    72 key_72: optional i64 = "key_72";
    73 key_73: optional i64 = "key_73";
    74 key_74: optional i64 = "key_74";
    75 key_75: optional i64 = "key_75";
    76 key_76: optional i64 = "key_76";
    77 key_77: optional i64 = "key_77";
    78 key_78: optional i64 = "key_78";
    79 key_79: optional i64 = "key_79";
    80 key_80: optional i64 = "key_80";
    81 key_81: optional i64 = "key_81";
    82 key_82: optional i64 = "key_82";
    83 key_83: optional i64 = "key_83";
    84 key_84: optional i64 = "key_84";
    85 key_85: optional i64 = "key_85";
    86 key_86: optional i64 = "key_86";
    87 key_87: optional i64 = "key_87";
    88 key_88: optional i64 = "key_88";
    89 key_89: optional i64 = "key_89";
    90 key_90: optional i64 = "key_90";
    91 key_91: optional i64 = "key_91";
    92 key_92: optional i64 = "key_92";
    93 key_93: optional i64 = "key_93";
    94 key_94: optional i64 = "key_94";
    95 key_95: optional i64 = "key_95";
    96 key_96: optional i64 = "key_96";
    97 key_97: optional i64 = "key_97";
    98 key_98: optional i64 = "key_98";
    99 key_99: optional i64 = "key_99";
    100 key_100: optional i64 = "key_100";
    101 key_101: optional i64 = "key_101";
    102 key_102: optional i64 = "key_102";
    103 key_103: optional i64 = "key_103";
    104 key_104: optional i64 = "key_104";
    105 key_105: optional i64 = "key_105";
    106 key_106: optional i64 = "key_106";
    107 key_107: optional i64 = "key_107";
    108 key_108: optional i64 = "key_108";
    109 key_109: optional i64 = "key_109";
    110 key_110: optional i64 = "key_110";
    111 key_111: optional i64 = "key_111";
    112 key_112: optional i64 = "key_112";
    113 key_113: optional i64 = "key_113";
    114 key_114: optional i64 = "key_114";
    115 key_115: optional i64 = "key_115";
    116 key_116: optional i64 = "key_116";
    117 key_117: optional i64 = "key_117";
    118 key_118: optional i64 = "key_118";
    119 key_119: optional i64 = "key_119";
    120 key_120: optional i64 = "key_120";
    121 key_121: optional i64 = "key_121";
    122 key_122: optional i64 = "key_122";
    123 key_123: optional i64 = "key_123";
    124 key_124: optional i64 = "key_124";
    125 key_125: optional i64 = "key_125";
    126 key_126: optional i64 = "key_126";
    127 key_127: optional i64 = "key_127";
    128 key_128: optional i64 = "key_128";
    129 key_129: optional i64 = "key_129";
    130 key_130: optional i64 = "key_130";
    131 key_131: optional i64 = "key_131";
    132 key_132: optional i64 = "key_132";
    133 key_133: optional i64 = "key_133";
    134 key_134: optional i64 = "key_134";
    135 key_135: optional i64 = "key_135";
    136 key_136: optional i64 = "key_136";
    137 key_137: optional i64 = "key_137";
    138 key_138: optional i64 = "key_138";
    139 key_139: required i64 = "key_139";
}
