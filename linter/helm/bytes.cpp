#include "linter/helm/bytes.h"

#include <fmt/format.h>

namespace linter::helm {

using gotemplate::Object;
using gotemplate::Text;
using gotemplate::TextBuilder;

static void PrintBytes(const Object& object, TextBuilder& out) {
  out.Append("[");
  bool first = true;
  for (const char byte : TextOfBytes(object).bytes()) {
    out.Append(fmt::format("{}{}", first ? "" : " ", static_cast<unsigned char>(byte)));
    first = false;
  }
  out.Append("]");
}

const gotemplate::Type BytesType = {"[]uint8",  "slice",    gotemplate::Kind::Nil, {}, nullptr,
                                    PrintBytes, TextOfBytes};

gotemplate::Value NewBytes(const Text* text, gotemplate::Heap& heap) {
  return gotemplate::Value::Of(heap.NewObject(BytesType, text));
}

const Text& TextOfBytes(const Object& object) {
  return *static_cast<const Text*>(object.data);
}

}  // namespace linter::helm
