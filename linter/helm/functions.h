#pragma once

#include <span>

#include "linter/gotemplate/function.h"

namespace linter::helm {

// Everything that a chart's template may call: Go's, Sprig's and Helm's functions.
const gotemplate::Functions& AllFunctions();

// By what they are about; each in a file of its own.
std::span<const gotemplate::Function> StringFunctions();
std::span<const gotemplate::Function> TextFunctions();
std::span<const gotemplate::Function> CaseFunctions();
std::span<const gotemplate::Function> ListFunctions();
std::span<const gotemplate::Function> DictFunctions();
std::span<const gotemplate::Function> MathFunctions();
std::span<const gotemplate::Function> DefaultFunctions();
std::span<const gotemplate::Function> RegexFunctions();
std::span<const gotemplate::Function> EncodingFunctions();
std::span<const gotemplate::Function> PathFunctions();
std::span<const gotemplate::Function> VersionFunctions();
std::span<const gotemplate::Function> DateFunctions();
std::span<const gotemplate::Function> HashFunctions();
std::span<const gotemplate::Function> KeyFunctions();
std::span<const gotemplate::Function> RandomFunctions();
std::span<const gotemplate::Function> UrlFunctions();
std::span<const gotemplate::Function> HelmFunctions();

}  // namespace linter::helm
