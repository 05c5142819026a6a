#pragma once

#include <span>
#include <string_view>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/value.h"

namespace linter::helm {

// A Go struct whose fields are kept in a mapping by their Go names.
struct Record {
  const gotemplate::Map* fields;
};

// A field of a Go struct with its name in JSON.
struct RecordField {
  std::string_view name;
  std::string_view json;
  bool omits_empty = false;
};

extern const gotemplate::Type ChartType;
extern const gotemplate::Type MaintainerType;
extern const gotemplate::Type DependencyType;
extern const gotemplate::Type CapabilitiesType;
extern const gotemplate::Type KubeVersionType;
extern const gotemplate::Type HelmVersionType;
extern const gotemplate::Type CertificateType;
extern const gotemplate::Type MaintainerList;
extern const gotemplate::Type DependencyList;

// The fields of a record type, empty for other types.
std::span<const RecordField> FieldsOf(const gotemplate::Type& type);

gotemplate::Value NewRecord(const gotemplate::Type& type, const gotemplate::Map* fields,
                            gotemplate::Heap& heap);

}  // namespace linter::helm
