"""Ed25519 for the tests: signing, and vectors on which a strict verifier must say yes or no.

Written for plainness after RFC 8032 with the affine formulas of its section 5.1.4, so that it has no line in
common with what it tests. It is slow and leaks its keys through time; all keys here are public.

    python3 ed25519.py           compares with ed25519.json; exit code 1 if anything differs
    python3 ed25519.py --write   writes the file
"""

import hashlib
import json
import sys
from pathlib import Path

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
EDWARDS_D = -121665 * pow(121666, -1, FIELD) % FIELD
FILE = Path(__file__).with_name("ed25519.json")


def plus(first, second):
    (x1, y1), (x2, y2) = first, second
    product = EDWARDS_D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + product, -1, FIELD)
    y = (y1 * y2 + x1 * x2) * pow(1 - product, -1, FIELD)
    return x % FIELD, y % FIELD


def times(scalar, point):
    result = (0, 1)
    for bit in bin(scalar)[2:]:
        result = plus(result, result)
        if bit == "1":
            result = plus(result, point)
    return result


def encoded(point):
    return (point[1] + ((point[0] & 1) << 255)).to_bytes(32, "little")


def with_y(y, odd):
    """The point of this y whose x is odd or not."""
    square = (y * y - 1) * pow(EDWARDS_D * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if x * x % FIELD != square:
        x = x * pow(2, (FIELD - 1) // 4, FIELD) % FIELD
    assert x * x % FIELD == square
    return (x if x % 2 == odd else FIELD - x), y


BASE = with_y(4 * pow(5, -1, FIELD) % FIELD, 0)


def expanded(secret):
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little")
    return scalar & (2**254 - 8) | 2**254, digest[32:]


def public_key(secret):
    return encoded(times(expanded(secret)[0], BASE))


def challenge(r, key, message):
    return int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER


def sign(secret, message):
    scalar, prefix = expanded(secret)
    nonce = int.from_bytes(hashlib.sha512(prefix + message).digest(), "little") % ORDER
    r = encoded(times(nonce, BASE))
    return r + ((nonce + challenge(r, public_key(secret), message) * scalar) % ORDER).to_bytes(32, "little")


# --- Vectors ----------------------------------------------------------------------------------------

# RFC 8032, 7.1: secret key, public key, message, signature.
PUBLISHED = {
    "TEST 1": (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    "TEST 2": (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    "TEST 3": (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    "TEST 1024": (
        "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
        "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
        "08b8b2b733424243760fe426a4b54908632110a66c2f6591eabd3345e3e4eb98fa6e264bf09efe12ee50f8f54e9f77b1"
        "e355f6c50544e23fb1433ddf73be84d879de7c0046dc4996d9e773f4bc9efe5738829adb26c81b37c93a1b270b20329d"
        "658675fc6ea534e0810a4432826bf58c941efb65d57a338bbd2e26640f89ffbc1a858efcb8550ee3a5e1998bd177e93a"
        "7363c344fe6b199ee5d02e82d522c4feba15452f80288a821a579116ec6dad2b3b310da903401aa62100ab5d1a36553e"
        "06203b33890cc9b832f79ef80560ccb9a39ce767967ed628c6ad573cb116dbefefd75499da96bd68a8a97b928a8bbc10"
        "3b6621fcde2beca1231d206be6cd9ec7aff6f6c94fcd7204ed3455c68c83f4a41da4af2b74ef5c53f1d8ac70bdcb7ed1"
        "85ce81bd84359d44254d95629e9855a94a7c1958d1f8ada5d0532ed8a5aa3fb2d17ba70eb6248e594e1a2297acbbb39d"
        "502f1a8c6eb6f1ce22b3de1a1f40cc24554119a831a9aad6079cad88425de6bde1a9187ebb6092cf67bf2b13fd65f270"
        "88d78b7e883c8759d2c4f5c65adb7553878ad575f9fad878e80a0c9ba63bcbcc2732e69485bbc9c90bfbd62481d9089b"
        "eccf80cfe2df16a2cf65bd92dd597b0707e0917af48bbb75fed413d238f5555a7a569d80c3414a8d0859dc65a46128ba"
        "b27af87a71314f318c782b23ebfe808b82b0ce26401d2e22f04d83d1255dc51addd3b75a2b1ae0784504df543af8969b"
        "e3ea7082ff7fc9888c144da2af58429ec96031dbcad3dad9af0dcbaaaf268cb8fcffead94f3c7ca495e056a9b47acdb7"
        "51fb73e666c6c655ade8297297d07ad1ba5e43f1bca32301651339e22904cc8c42f58c30c04aafdb038dda0847dd988d"
        "cda6f3bfd15c4b4c4525004aa06eeff8ca61783aacec57fb3d1f92b0fe2fd1a85f6724517b65e614ad6808d6f6ee34df"
        "f7310fdc82aebfd904b01e1dc54b2927094b2db68d6f903b68401adebf5a7e08d78ff4ef5d63653a65040cf9bfd4aca7"
        "984a74d37145986780fc0b16ac451649de6188a7dbdf191f64b5fc5e2ab47b57f7f7276cd419c17a3ca8e1b939ae49e4"
        "88acba6b965610b5480109c8b17b80e1b7b750dfc7598d5d5011fd2dcc5600a32ef5b52a1ecc820e308aa342721aac09"
        "43bf6686b64b2579376504ccc493d97e6aed3fb0f9cd71a43dd497f01f17c0e2cb3797aa2a2f256656168e6c496afc5f"
        "b93246f6b1116398a346f1a641f3b041e989f7914f90cc2c7fff357876e506b50d334ba77c225bc307ba537152f3f161"
        "0e4eafe595f6d9d90d11faa933a15ef1369546868a7f3a45a96768d40fd9d03412c091c6315cf4fde7cb68606937380d"
        "b2eaaa707b4c4185c32eddcdd306705e4dc1ffc872eeee475a64dfac86aba41c0618983f8741c5ef68d3a101e8a3b8ca"
        "c60c905c15fc910840b94c00a0b9d0",
        "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350"
        "aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03",
    ),
    "TEST SHA(abc)": (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
}


def small_order():
    """The encodings of the eight points of small order: 8 that are canonical and 6 that are not."""
    eighth = next(
        point
        for y in range(2, 100)
        if pow((y * y - 1) * pow(EDWARDS_D * y * y + 1, -1, FIELD), (FIELD - 1) // 2, FIELD) == 1
        for point in [times(ORDER, with_y(y, 0))]
        if times(4, point) != (0, 1)
    )
    points = [times(n, eighth) for n in range(8)]
    encodings = {encoded(point) for point in points}
    for x, y in points:
        for again in [y, y + FIELD] if y + FIELD < 2**255 else [y]:
            for sign in [0, 1] if x == 0 else [x & 1]:
                encodings.add((again + (sign << 255)).to_bytes(32, "little"))
    assert len(encodings) == 14
    return eighth, sorted(encodings)


def plain_equation(key_point, r_point, s, k):
    """What a verifier that is not strict asks for: [S]B = R + [k]A."""
    return times(s, BASE) == plus(r_point, times(k, key_point))


def vectors():
    accepted, refused = [], []

    def case(kind, name, key, message, signature):
        kind.append({"name": name, "key": key.hex(), "message": message.hex(), "signature": signature.hex()})

    for name, texts in PUBLISHED.items():
        secret, key, message, signature = map(bytes.fromhex, texts)
        assert (public_key(secret), sign(secret, message)) == (key, signature), name
        case(accepted, "RFC 8032 " + name, key, message, signature)
        s = int.from_bytes(signature[32:], "little")
        case(refused, name + ": S + L", key, message, signature[:32] + (s + ORDER).to_bytes(32, "little"))
        case(refused, name + ": one bit of S", key, message, signature[:32] + (s ^ 1).to_bytes(32, "little"))
        case(refused, name + ": one byte more", key, message + b"\0", signature)

    eighth, encodings = small_order()
    for a in encodings:
        for r in encodings:
            case(refused, "A and R of small order, S = 0", a, b"any", r + bytes(32))
    neutral, secret = encoded((0, 1)), bytes.fromhex(PUBLISHED["TEST 2"][0])
    scalar, key = expanded(secret)[0], public_key(secret)
    nonce = times(12345, BASE)
    assert plain_equation((0, 1), nonce, 12345, challenge(encoded(nonce), neutral, b"any"))
    case(refused, "the neutral A signs any text", neutral, b"any", encoded(nonce) + (12345).to_bytes(32, "little"))
    s = challenge(neutral, key, b"any") * scalar % ORDER
    assert plain_equation(times(scalar, BASE), (0, 1), s, challenge(neutral, key, b"any"))
    case(refused, "the neutral R", key, b"any", neutral + s.to_bytes(32, "little"))

    # A key with a part of order 8: the equation without the cofactor holds for every eighth text.
    mixed_point = plus(times(scalar, BASE), eighth)
    mixed, r = encoded(mixed_point), encoded(nonce)
    for number in range(40):
        message = b"text %d" % number
        k = challenge(r, mixed, message)
        s = (12345 + k * scalar) % ORDER
        holds = plain_equation(mixed_point, nonce, s, k)
        assert holds == (k % 8 == 0)
        name = "A with a part of order 8, equation %s" % ("holds" if holds else "holds only times 8")
        if holds or number < 4:
            case(accepted if holds else refused, name, mixed, message, r + s.to_bytes(32, "little"))
    for name, length in (("short", 63), ("long", 65)):
        case(refused, "a signature too " + name, key, b"r", (sign(secret, b"r") + b"\0")[:length])
    off_curve = (2).to_bytes(32, "little")
    case(refused, "A is not on the curve", off_curve, b"any", sign(secret, b"any"))
    return {"accepted": accepted, "refused": refused}


def main():
    text = json.dumps(vectors(), indent=0) + "\n"
    if "--write" in sys.argv[1:]:
        FILE.write_text(text)
        return 0
    if FILE.read_text() != text:
        print("ed25519.json differs from what this script makes", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
