#include "linter/helm/functions.h"

namespace linter::helm {

const gotemplate::Functions& AllFunctions() {
  static const gotemplate::Functions All = [] {
    gotemplate::Functions functions;
    functions.Add(gotemplate::Builtins());
    for (const auto table :
         {StringFunctions(), TextFunctions(), CaseFunctions(), ListFunctions(), DictFunctions(),
          MathFunctions(), DefaultFunctions(), RegexFunctions(), EncodingFunctions(),
          PathFunctions(), VersionFunctions(), DateFunctions(), HashFunctions(), KeyFunctions(),
          RandomFunctions(), UrlFunctions(), HelmFunctions()}) {
      functions.Add(table);
    }
    return functions;
  }();
  return All;
}

}  // namespace linter::helm
