# Texts of JSON with separators missing, doubled and misplaced, which MicroPython's reader passes by
import json

for text in (
    '{"a":1,"b":[1,2,{"c":null}]}',
    '{"a" : 1 ,\n "b" :\t[ 1 , 2 ]\r\n}',
    '[1,,2,,,]',
    '[1 2 "x""y" true]',
    '{"a" 1 "b" 2}',
    '{,"a",:1,}',
    '[{"a":1},{"a":2,"b":3},{"b":4},{"a":6}]',
    '[{"a":{"b":[]}},{"a":{"b":[[],{}]}}]',
    '{"a":1]',
    '[1}',
    ' [ -1.5e2 , -0, 12345678901234567890 ] ',
    '"x" ',
    '"x",',
    '1 ,',
    '1:',
    '[1],',
    '[1]]',
    ',1',
    ' :[]',
    '{"a":}',
    '{"a"}',
    '[1,2',
    '["x',
    '[nul]',
    '[true,false,null,nulls]',
    '["a\\"b", "\\u00e9", "é"]',
    '',
    '  ',
):
    try:
        v = json.loads(text)
        print(sorted(v.items()) if isinstance(v, dict) else v)
    except ValueError as e:
        print("ValueError", e)
