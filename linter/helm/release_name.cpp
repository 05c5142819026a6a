#include "linter/helm/release_name.h"

#include <re2/re2.h>

#include "linter/gotemplate/evaluation.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"

namespace linter::helm {

bool IsReleaseName(std::string_view name) {
  static const re2::RE2 Pattern{
      re2::StringPiece(ReleaseNamePattern.data(), ReleaseNamePattern.size())};
  return !name.empty() && name.size() <= MaxReleaseName &&
         re2::RE2::FullMatch(re2::StringPiece(name.data(), name.size()), Pattern);
}

Expected<std::string> NameFromTemplate(std::string_view text) {
  constexpr std::string_view Name = "name-template";
  gotemplate::Heap heap;
  gotemplate::Origins origins;
  gotemplate::TemplateSet set(AllFunctions(), heap.memory(), origins);
  if (auto error = set.Parse(Name, *heap.NewText(text))) {
    return Error{std::move(error->message)};
  }
  gotemplate::Host host;
  gotemplate::Evaluation evaluation(set, heap, origins, {}, &host);
  const auto name = evaluation.Execute(Name, gotemplate::Value::Nil());
  if (!name) {
    return Error{evaluation.failure().message};
  }
  return std::string(name->bytes());
}

}  // namespace linter::helm
